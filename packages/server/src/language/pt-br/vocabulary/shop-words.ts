/** Words of shops, devices and reviews that film subtitles seldom hold, written by the project; plurals are accepted by rule. */
export const shopWords = `
cafeteira moedor chaleira liquidificador batedeira espremedor torradeira sanduicheira fritadeira panificadora processador mixer espresso cappuccino
torra torrefação prensa coador filtro cápsula xícara caneca garrafa térmica bule jarra balança descalcificar descalcificação infusor grãos moagem
celular smartphone tablet notebook laptop netbook ultrabook desktop monitor televisor televisão projetor impressora scanner multifuncional toner
cartucho tinta teclado mouse touchpad touchscreen webcam microfone fone headset headphone caixa subwoofer soundbar bluetooth wifi wi-fi roteador
modem switch cabo adaptador carregador bateria powerbank pilha recarregável recarga recarregar processamento memória armazenamento pendrive hd ssd
led lcd oled amoled plasma hdmi usb vga dvd blu-ray bivolt voltagem watts volts gigabyte megabyte gb mb tb ghz mhz ram rom pixel megapixel resolução
câmera filmadora lente zoom flash tripé selfie drone console videogame joystick controle jogabilidade gráfico gráficos fps software hardware firmware
driver drivers aplicativo android ios iphone ipad windows linux office antivírus download upload streaming online offline login logout site website
e-commerce marketplace checkout carrinho frete transportadora rastreio rastreamento rastrear encomenda despachar despachado despacharam postagem sedex
correios boleto pix parcelamento parcelar parcela parcelas estorno estornar estornado reembolso reembolsar devolução troca cashback cupom voucher
promocional desconto liquidação reposição disponibilidade indisponível esgotado atacado varejo atacadista varejista revendedor revenda franquia
fornecedor fabricante fabricação importado nacional nota fiscal danfe cnpj cpf cep rg faturamento fatura orçamento comprovante recibo cadastro
cadastrar cadastrado cadastramento recadastrar senha e-mail email whatsapp instagram facebook youtube telegram google paypal picpay mastercard visa elo
garantia assistência autorizada conserto manutenção manual instalação instalar montagem desmontar desmontável encaixe encaixar parafuso parafusadeira
furadeira broca ferramenta alicate compressor motor lavadora secadora secagem centrifugação geladeira refrigerador freezer fogão cooktop forno
micro-ondas microondas exaustor depurador coifa aspirador climatizador ventilador circulador umidificador aquecedor ar-condicionado condicionador
chuveiro torneira purificador bebedouro ferro passadeira vaporizador máquina costura barbeador depilador secador chapinha prancha modelador escova
perfume fragrância hidratante xampu shampoo cosmético maquiagem batom esmalte protetor desodorante colônia fixação creme cremoso hipoalergênico
sapato tênis sandália chinelo bota sapatilha camiseta camisa blusa calça jeans bermuda vestido saia jaqueta moletom meia cueca calcinha sutiã biquíni
maiô pijama mochila bolsa carteira cinto relógio pulseira colar brinco anel óculos armação boné chapéu luva cachecol tecido algodão poliéster viscose
couro sintético costurado bordado estampa estampado numeração tamanho medida manequim caimento modelagem
sofá poltrona cadeira mesa escrivaninha estante prateleira armário guarda-roupa cômoda colchão travesseiro edredom lençol cobertor toalha tapete
cortina persiana luminária abajur lâmpada panela frigideira assadeira talher faqueiro prato copo taça pote marmita antiaderente inox alumínio
carrinho bebê berço fralda mamadeira chupeta brinquedo boneca quebra-cabeça bicicleta patinete skate esteira ergométrica halter academia
pneu amortecedor suspensão câmbio embreagem freio porta-malas consumo autonomia cilindrada potência torque acabamento estofado direção
custo-benefício qualidade durabilidade durável robustez robusto resistente resistência praticidade prático funcional funcionalidade funcionalidades
multiuso silencioso barulhento econômico economia ergonômico portátil portabilidade compacto design moderno sofisticado leveza versátil versatilidade
usabilidade desempenho performance eficiência eficiente precisão nitidez brilho contraste luminosidade sonoridade conectividade compatível
compatibilidade incompatível configurável configuração configurações desinstalar reinstalar reiniciar travamento travar travando lentidão lento
superaquecimento superaquecer vazamento vazando ruído trepidação enjoativo descartável reutilizável lavável impermeável dobrável ajustável regulável
removível inquebrável parcelável recomendável confiável confiabilidade satisfatório insatisfatório decepcionante excepcional excelente péssimo
recomendo recomendadíssimo aprovadíssimo conceituado conceituada renomado renomada possibilita possibilitar proporciona proporcionar proporcionando
aproveitamento custo benefício atolamento locomoção indeterminado reflexivo ressarcimento ressarcir inadimplência procon consumidor sac ouvidoria
adquiri adquirir adquirido comparativo lançamento acessório atualização atualizar touch display widescreen full dual core quad gamer mega plus max mini pro
ok bom ótimo ruim kit combo delivery motoboy drive-thru feedback status ranking ticket chat chatbot online bot link qr code spam backup layout
samsung motorola xiaomi nokia sony philips panasonic electrolux brastemp consul philco mondial britânia arno walita oster nespresso tramontina lg hp
epson canon lexmark dell lenovo asus acer positivo intel amd nvidia microsoft apple sandisk kingston multilaser logitech nike adidas puma olympikus
mercado livre americanas submarino buscapé magalu amazon shopee aliexpress olx itaú bradesco nubank caixa santander sicredi
`;
