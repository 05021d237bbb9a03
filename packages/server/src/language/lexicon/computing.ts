/**
 * Words of accounts, pages and programs that mean much the same: a line a meaning, `pt | en | es`, words of one language separated by
 * spaces, none accented. A `+` joins the words of one expression.
 */
export const computingWords = `
conta | account bill | cuenta
cadastro cadastrar registrar registro | register registration signup record | registro registrar inscribir inscripcion alta
entrar acessar acesso login | log+in login access enter sign+in | entrar acceder acceso ingresar iniciar+sesion
senha | password | contrasena clave
usuario | user | usuario
perfil | profile | perfil
dados | data details information | datos
informacao | information info | informacion
privacidade | privacy | privacidad
seguranca seguro | security safe secure safety insurance | seguridad seguro
apagar excluir deletar remover exclusao remocao | delete remove erase deletion removal deleted removed | borrar eliminar quitar remover eliminacion
mudar alterar modificar alteracao mudanca | change modify alter edit changing | cambiar alterar modificar cambio modificacion
editar edicao | edit editing | editar edicion
criar criacao | create creation creating created | crear creacion
adicionar acrescentar incluir inserir | add insert include adding | anadir agregar incluir insertar
atualizar atualizacao | update updating refresh upgrade updated | actualizar actualizacion
salvar guardar gravar | save store keep saving | guardar salvar
enviar | send submit | enviar
carregar carregamento | load loading upload charge | cargar carga
baixar | download | descargar bajar
exportar | export | exportar
importar importacao | import importing | importar importacion
arquivo ficheiro | file archive | archivo fichero
planilha | spreadsheet worksheet | hoja+calculo planilla
relatorio | report | informe reporte
pagina | page | pagina
tela | screen | pantalla
botao | button | boton
campo | field | campo
texto | text | texto
imagem foto | image picture photo | imagen foto
lista listagem | list listing | lista listado
tabela | table | tabla
coluna | column | columna
linha | line row | linea fila
pesquisa busca buscar pesquisar procurar | search find look searching | busqueda buscar
encontrar achar | find found | encontrar hallar
filtro filtrar | filter filtering | filtro filtrar
ordenar ordenacao classificar | sort sorting order ordering | ordenar ordenacion clasificar
mostrar exibir apresentar exibido mostrado | show display shown displayed present render rendering | mostrar exhibir presentar mostrado visualizar
aparecer aparece | appear appears show | aparecer aparece
visivel | visible | visible
oculto esconder | hidden hide | oculto ocultar esconder
vazio vazia branco | empty blank | vacio vacia blanco
faltar faltando ausente falta | missing lack absent | faltar faltante ausente falta
duplicado duplicar | duplicate duplicated duplicates | duplicado duplicar
errado incorreto | wrong incorrect incorrectly | equivocado incorrecto erroneo
correto certo | correct right properly | correcto
valido invalido | valid invalid | valido invalido
inesperado | unexpected | inesperado
impossivel incapaz impossibilidade | impossible unable cannot inability | imposible incapaz imposibilidad
possivel | possible able | posible
permitir permissao permitido | allow permission permit allowed | permitir permiso permitido
bloquear bloqueio bloqueado | block lock blocked locked | bloquear bloqueo bloqueado
limite limitar maximo | limit maximum max | limite limitar maximo
minimo | minimum min | minimo
quantidade numero | quantity number amount | cantidad numero
total soma | total sum | total suma
calculo calcular | calculation calculate calculated | calculo calcular
arredondar arredondamento | round rounding | redondear redondeo
porcentagem percentual | percentage percent | porcentaje
aplicar aplicacao aplicado | apply application applied applying | aplicar aplicacion aplicado
usar utilizar uso | use using usage used | usar utilizar uso
testar teste | test testing | probar prueba
configurar configuracao | configure configuration setup setting set settings | configurar configuracion ajuste
definir definido | define set defined | definir definido establecer
opcao | option | opcion
escolher escolha selecionar selecao | choose select choice selection selected selecting | elegir escoger seleccionar seleccion
regra | rule | regla
condicao | condition | condicion
politica | policy | politica
contrato termo | contract terms agreement | contrato terminos
direito lei legal | right law legal | derecho ley legal
carrinho sacola | cart basket bag minicart | carrito cesta bolsa
checkout finalizar | checkout finish complete | checkout finalizar
catalogo | catalog catalogue | catalogo
categoria departamento | category department | categoria departamento
marca | brand make | marca
colecao | collection | coleccion
especificacao | specification spec specifications | especificacion
atributo caracteristica | attribute feature characteristic | atributo caracteristica
variacao variante | variation variant | variacion variante
modelo | model template | modelo plantilla
estoque inventario | inventory stock | inventario stock
deposito armazem | warehouse deposit | deposito almacen
vitrine prateleira | shelf showcase | vitrina estante
avaliacao avaliar | review rating evaluate evaluation | evaluacion resena valoracion evaluar
comentario | comment review | comentario
nota | note grade rating | nota
lembrete aviso notificacao avisar | notification notice alert warning notify reminder | notificacion aviso alerta avisar recordatorio
alerta | alert warning | alerta
evento | event | evento
sessao | session | sesion
navegador | browser | navegador
aplicativo app | app application | aplicacion app
dispositivo aparelho | device appliance | dispositivo aparato
computador | computer | computadora ordenador
tela+inicial | home screen | pantalla+inicio
rede | network | red
servidor | server | servidor
servico | service | servicio
solicitacao requisicao pedir solicitar | request ask requests | solicitud peticion pedir solicitar
chamada chamar | call calls calling | llamada llamar
resposta | response reply answer | respuesta
retornar retorno retorna | return returns returning returned | retornar retorno retorna devolver
cabecalho | header | encabezado cabecera
corpo | body | cuerpo
parametro | parameter | parametro
chave | key | clave llave
valor | value amount | valor monto
moeda | currency coin | moneda
idioma lingua | language | idioma lengua
traducao traduzir | translation translate | traduccion traducir
data | date | fecha
agendar agendamento programar marcar | schedule scheduled appointment book | agendar programar programado cita
fuso | timezone zone | huso zona
historico | history log record | historial historico
indexar indexacao indexador | index indexing indexer indexed indexation | indexar indexacion indexador
sincronizar sincronizacao | sync synchronize synchronization | sincronizar sincronizacion
integracao integrar | integration integrate | integracion integrar
conector conexao conectar ligar | connector connection connect | conector conexion conectar
fornecedor provedor | provider supplier vendor | proveedor
parceiro | partner | socio
afiliado | affiliate | afiliado
anexo anexar | attachment attach | adjunto adjuntar
documento | document | documento
identidade | identity id | identidad
cpf | taxpayer+id | identificacion+fiscal
cep | zip postal postcode | codigo+postal
codigo | code | codigo
numero | number | numero
fiscal | fiscal tax | fiscal
comportamento | behavior behaviour | comportamiento
causa motivo razao | cause reason | causa motivo razon
resultado | result outcome | resultado
simulacao simular | simulation simulate | simulacion simular
solucao resolver | solution solve workaround resolve | solucion resolver
contornar | workaround bypass | eludir sortear
aguardar esperar espera | wait await waiting pending | esperar aguardar espera
pendente | pending outstanding | pendiente
aprovar aprovacao autorizar | approve approval authorize authorization | aprobar aprobacion autorizar
recusar negar rejeitar recusado | refuse deny reject decline declined denied | rechazar negar denegar rechazado
aceitar aceita | accept accepted take | aceptar acepta
confirmar confirmacao | confirm confirmation | confirmar confirmacion
verificar conferir checar | check verify | verificar comprobar revisar
validacao validar | validation validate | validacion validar
completo inteiro | complete whole full entire | completo entero
parcial parte | partial part | parcial parte
unico so somente apenas | only single unique just | unico solo solamente
varios multiplos | multiple several many various | varios multiples
diferente | different distinct | diferente distinto
mesmo igual | same equal | mismo igual
outro | other another | otro
todo todos | all every | todo todos
nenhum | none no | ninguno
maior mais | greater bigger more larger | mayor mas
menor menos | less smaller lower | menor menos
primeiro | first | primero
ultimo | last latest | ultimo
proximo | next | proximo siguiente
anterior | previous prior former | anterior previo
dentro | inside within | dentro
fora | outside out abroad | fuera
exterior internacional estrangeiro | abroad international foreign overseas | exterior internacional extranjero
nacional | national domestic | nacional
mundo | world worldwide | mundo
cima acima | above over top | arriba encima
baixo abaixo | below under bottom low | abajo debajo bajo
lado | side | lado
frente | front | frente
atras | behind back | atras
quebra | break | quiebra
passo etapa | step stage | paso etapa
processo | process | proceso
lojista comerciante | merchant retailer | comerciante
administrador admin | administrator admin | administrador
gerenciar gerenciamento gestao gerir | manage management | gestionar gestion administrar
grupo | group | grupo
papel funcao | role function | rol funcion
nivel | level | nivel
tipo | type kind | tipo
padrao | default standard pattern | predeterminado defecto estandar patron
personalizado | custom customized | personalizado
automatico automaticamente | automatic automatically | automatico automaticamente
manual manualmente | manual manually | manual manualmente
interno | internal | interno
externo | external | externo
comercial | commercial trade business | comercial
canal | channel | canal
rota caminho | route path | ruta camino
ligacao link | link | enlace vinculo
redirecionar redirecionamento | redirect redirection | redireccionar redireccion redirigir
direcionar | direct target | dirigir
modulo | module | modulo
componente | component | componente
bloco | block | bloque
versao | version | version
ambiente | environment | entorno ambiente
producao | production | produccion
desenvolvimento | development | desarrollo
caractere | character | caracter
especial | special | especial
interface | interface | interfaz
transacao | transaction | transaccion
gerar geracao | generate generation | generar generacion
restricao | restriction | restriccion
fluxo | flow stream | flujo
conteudo | content | contenido
descricao | description | descripcion
propriedade | property | propiedad
ativar ativo ativado ativacao | activate active enabled enable activation | activar activo activado activacion
desativar desativado inativo | deactivate disable disabled inactive | desactivar desactivado inactivo
espaco | space | espacio
imagens | images | imagenes
autenticacao | authentication | autenticacion
maiuscula | uppercase capital | mayuscula
minuscula | lowercase | minuscula
desempenho rendimento | performance | rendimiento
pasta | folder directory | carpeta
hifen traco | hyphen dash | guion
aspas | quotes | comillas
esperado | expected | esperado
duplo dobro | double twice | doble
estimativa estimado | estimate estimated | estimacion estimado
avancado | advanced | avanzado
navegacao navegar | navigation browse navigate | navegacion navegar
preso travado parado | stuck frozen hung | atascado colgado
publicar publicacao | publish publication publishing | publicar publicacion
expressao | expression | expresion
sumir desaparecer | disappear vanish | desaparecer
ignorar | ignore skip omit | ignorar omitir
repetir repetido | repeat repeated again | repetir repetido
dividir divisao | divide division split | dividir division
mover mudanca | move moving shift | mover traslado
arvore | tree | arbol
acionar disparar | trigger fire | activar disparar
considerar | consider regard | considerar
rolar rolagem | scroll | desplazar desplazamiento
clicar clique | click | hacer+clic clic
digitar digito | type digit | teclear digito
inserir insercao | insert insertion | insertar insercion
resumo | summary | resumen
bandeira | flag | bandera
zero | zero | cero
`;
