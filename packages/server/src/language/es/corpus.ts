import type { SeedPhrases } from "../pack/topics.ts";

export const spanishPhrases: SeedPhrases = {
  greeting: `hola | hola! | buenos días | buenas tardes | buenas noches | buenas | qué tal | hola, ¿cómo estás? | hola, necesito ayuda | ¿hay alguien?
    hola, una consulta | hola buen día | saludos | holi | hola a todos | hola, ¿me pueden ayudar? | buen día, quisiera información | hey hola
    hola tengo una pregunta | qué onda | empezar`,
  goodbye: `adiós | chau | chao | hasta luego | hasta mañana | hasta pronto | nos vemos | eso es todo, adiós | que tenga buen día, adiós | me voy
    hasta la próxima | cerrar el chat | terminar conversación | bye | ya me tengo que ir | no necesito nada más, chau | cuídate | hasta la vista
    buenas noches, hasta mañana | me despido`,
  thanks: `gracias | muchas gracias | mil gracias | muchísimas gracias | gracias por la ayuda | te agradezco | se lo agradezco | ok gracias | perfecto, gracias
    genial, gracias | gracias por la información | me ayudaste mucho | muy amable | muy agradecido | gracias por todo | excelente, gracias
    listo, gracias | gracias por responder | agradecida | grax`,
  product: `¿qué productos venden? | quiero saber más del producto | ¿de qué material es? | ¿cuáles son las medidas? | ¿qué tamaño tiene?
    ¿viene en otros colores? | ¿qué colores hay? | ¿qué capacidad tiene? | ¿qué voltaje es? | ¿es de 110 o 220? | ficha técnica | especificaciones
    ¿cuál es la diferencia entre los dos modelos? | ¿cuál me recomiendas? | busco un regalo | quiero comprar una cafetera | ¿qué trae la caja?
    ¿sirve para inducción? | ¿se puede meter al lavavajillas? | ¿es resistente al agua? | ¿tiene bluetooth? | ¿cuánto dura la batería?
    ¿es original? | ¿de qué marca es? | muéstrame el catálogo | ¿cuánto pesa? | ¿qué talla me conviene? | ¿incluye filtro?
    ¿de qué está hecha la jarra? | ¿es automática? | ¿qué molinillos tienen? | muéstrame las tazas | ¿viene con tapa?`,
  price: `¿cuánto cuesta? | ¿qué precio tiene? | precio? | precio por favor | ¿cuánto vale? | ¿cuánto sale? | ¿a cuánto está? | ¿cuál es el precio del molinillo?
    ¿me pasas el precio? | lista de precios | ¿cuál es el más barato? | ¿hay algo por menos de 50 euros? | quiero un presupuesto | cotización
    ¿cuánto es en total? | ¿cuánto cuestan dos? | valor del producto | ¿ese es el precio final? | precio al por mayor | cuanto cuesta la cafetera
    me interesa saber el precio`,
  availability: `¿hay stock? | ¿lo tienen en stock? | ¿está disponible? | ¿todavía hay? | ¿cuándo vuelve a haber? | está agotado | ¿se agotó?
    ¿lo tienen en negro? | ¿quedan unidades? | ¿cuántos quedan? | ¿puedo reservar uno? | avísame cuando llegue | ¿hay en la tienda?
    ¿tienen talla 42 disponible? | ¿van a reponer? | ¿lo descontinuaron? | ¿entrega inmediata? | ¿tienen este producto? | disponibilidad
    me sale sin existencias | ¿me apartan uno?
    ¿queda alguno? | ¿queda alguna en azul? | ¿les queda el modelo grande? | ¿hay alguna disponible? | ¿cuándo llegan más?`,
  delivery: `¿hacen envíos a Manaos? | ¿envían a mi ciudad? | ¿cuánto tarda el envío? | ¿cuánto cuesta el envío? | ¿el envío es gratis?
    plazo de entrega | ¿envían al extranjero? | ¿llega antes de navidad? | ¿entregan el mismo día? | envío exprés | ¿puedo recogerlo en la tienda?
    ¿con qué empresa envían? | ¿entregan los sábados? | ¿se puede programar la entrega? | ¿cómo funciona la entrega? | cambiar dirección de entrega
    si compro hoy, ¿cuándo llega? | ¿cuántos días demora? | gastos de envío | ¿hacen domicilios? | ¿mandan por correo?`,
  "order-status": `¿dónde está mi pedido? | estado de mi pedido | rastrear mi pedido | seguimiento del pedido | número de seguimiento | ¿ya enviaron mi pedido?
    mi pedido no llegó | no he recibido mi paquete | ¿cuándo llega mi pedido? | pedido 12345 | ¿dónde está mi paquete? | dice entregado pero no lo recibí
    mi pedido está atrasado | compré la semana pasada y nada | ¿mi pedido está confirmado? | el seguimiento no se actualiza | quiero cancelar mi pedido
    cancelar la compra | consultar mi compra | modificar mi pedido | ¿ya salió mi encomienda?`,
  returns: `quiero devolverlo | ¿cómo hago una devolución? | ¿puedo cambiarlo? | quiero cambiar la talla | política de devoluciones | política de cambios
    quiero un reembolso | quiero que me devuelvan el dinero | ¿cuándo me reembolsan? | ¿cuánto tiempo tengo para devolver? | no me quedó, ¿lo puedo cambiar?
    me arrepentí de la compra | ¿quién paga el envío de la devolución? | ¿puedo devolver en tienda? | plazo para cambios | no me gustó, quiero devolverlo
    devolución de un regalo | ¿cómo envío el producto de vuelta? | cambiar por otro color | ¿hacen cambios? | talla equivocada, quiero cambio`,
  warranty: `¿tiene garantía? | ¿cuánto dura la garantía? | ¿qué cubre la garantía? | ¿está en garantía? | hacer válida la garantía | garantía extendida
    se rompió, ¿lo cubre la garantía? | ¿dónde hay servicio técnico autorizado? | garantía del fabricante | mi garantía venció | certificado de garantía
    ¿la garantía cubre caídas? | ¿cuántos meses de garantía? | ¿hay que registrar el producto para la garantía? | reparación en garantía
    términos de la garantía | usar la garantía | ¿cómo reclamo la garantía? | ¿es garantía de un año? | perdí la factura, ¿tengo garantía?`,
  payment: `¿qué formas de pago aceptan? | ¿puedo pagar con tarjeta? | ¿aceptan tarjeta de crédito? | ¿aceptan paypal? | ¿se puede pagar a plazos?
    ¿cuántas cuotas sin interés? | ¿tiene intereses? | pago contra entrega | ¿aceptan efectivo? | me rechazaron la tarjeta | el pago falló
    error en el pago | ¿puedo pagar con dos tarjetas? | ¿es seguro pagar aquí? | me cobraron dos veces | transferencia bancaria | ¿cómo pago?
    métodos de pago | ¿aceptan débito? | pagar en cuotas | ¿aceptan pix?`,
  invoice: `necesito la factura | ¿dónde está mi factura? | ¿me envían la factura? | no recibí la factura | recibo de compra | factura a nombre de mi empresa
    la factura está mal | copia de la factura | comprobante de compra | datos de facturación | reenviar factura | descargar factura | ¿emiten factura?
    hay un cobro incorrecto en mi factura | perdí el recibo | factura electrónica | corregir la factura | ¿cuándo emiten la factura? | ticket de compra
    factura con nif`,
  support: `no funciona | no enciende | no prende | dejó de funcionar | está roto | me da error | llegó dañado | falta una pieza | ¿cómo lo instalo?
    ¿cómo se configura? | ¿cómo se usa? | soporte técnico | ayuda técnica | pierde agua | hace un ruido raro | no carga | la pantalla está negra
    se trabó | no puedo entrar a mi cuenta | olvidé mi contraseña | recuperar contraseña | la página no carga | no puedo terminar la compra
    ¿dónde está el manual? | ¿cómo se limpia? | se prende una luz roja | ¿cómo lo conecto al wifi? | la aplicación se cierra | vino defectuoso
    la máquina no calienta | mi molinillo dejó de funcionar | no prende la cafetera | se descompuso`,
  complaint: `quiero poner una queja | quiero hacer un reclamo | estoy muy molesto | pésimo servicio | esto es una vergüenza | es inaceptable
    los voy a denunciar | nunca más compro aquí | me estafaron | esto es una estafa | nadie me ayuda | estoy indignado | publicidad engañosa
    el vendedor fue grosero | qué decepción | ya reclamé tres veces | la peor empresa | una falta de respeto | voy a ir a consumo
    mi abogado los va a contactar | qué porquería de servicio`,
  human: `quiero hablar con una persona | hablar con un humano | hablar con un agente | agente por favor | ¿puedo hablar con alguien? | persona real
    pásame con un agente | quiero un asesor | asesor | no quiero hablar con un robot | quiero hablar con el gerente | atención humana | humano
    comuníqueme con un ejecutivo | hablar con un vendedor | transferir a un operador | operadora | que me atienda una persona
    necesito hablar con alguien del equipo | representante`,
  hours: `¿cuál es el horario? | ¿a qué hora abren? | ¿a qué hora cierran? | ¿abren los sábados? | ¿están abiertos ahora? | ¿abren los domingos?
    horario de atención | ¿hasta qué hora atienden? | ¿abren en feriados? | ¿abren hoy? | horario de la tienda | ¿qué días abren?
    ¿cierran al mediodía? | ¿atienden 24 horas? | ¿trabajan de lunes a viernes? | horario de los viernes | ¿abren en navidad? | horarios
    ¿desde qué hora atienden? | ¿abren por la noche?`,
  contact: `¿cuál es el teléfono? | ¿tienen whatsapp? | ¿cuál es el correo? | ¿cómo los contacto? | ¿cuál es la dirección? | ¿dónde están ubicados?
    ¿dónde queda la tienda? | ¿tienen tienda física? | datos de contacto | ¿los puedo llamar? | número de atención al cliente | ¿cómo llego?
    ¿tienen instagram? | redes sociales | pásame el número | ¿hay estacionamiento? | tienda más cercana | mándame la ubicación | correo electrónico
    ¿en qué ciudad están?
    ¿me das la dirección? | ¿cuál es la dirección de la tienda? | ¿en qué calle están? | ¿cuál es su número? | ¿tienen correo?`,
  discount: `¿hay descuentos? | ¿tienen algún cupón? | código de descuento | cupón de primera compra | ¿hay promociones? | ofertas | ¿está en oferta?
    ¿me hacen un descuento? | ¿me mejoras el precio? | descuento por pago en efectivo | descuento para estudiantes | mi cupón no funciona
    rebajas | liquidación | black friday | ¿descuento si llevo dos? | programa de puntos | lo vi más barato en otro lado | ¿hacen rebaja?
    código promocional | 2x1`,
  about: `¿quiénes son? | sobre la empresa | háblame de la empresa | ¿hace cuánto existen? | ¿la tienda es confiable? | ¿el sitio es seguro?
    ¿puedo confiar en ustedes? | ¿de dónde son? | ¿quién es el dueño? | ¿tienen franquicias? | ¿están contratando? | trabajar con ustedes
    política de privacidad | ¿qué hacen con mis datos? | términos de uso | ¿venden al por mayor? | quiero ser revendedor | ¿son fabricantes?
    historia de la empresa | ¿qué hace su empresa? | ¿cuántas tiendas tienen?`,
  affirm: `sí | si | claro | claro que sí | por supuesto | vale | ok | de acuerdo | correcto | exacto | así es | está bien | dale | perfecto | acepto | confirmo
    sí por favor | quiero | bueno | entendido | desde luego | me interesa | sigue | adelante`,
  deny: `no | no gracias | no quiero | no necesito | negativo | nunca | para nada | de ninguna manera | ahora no | todavía no | no es eso | está mal | incorrecto
    no estoy de acuerdo | déjalo | olvídalo | no importa | creo que no | claro que no | ninguno`,
  "how-are-you": `¿cómo estás? | ¿cómo está? | ¿cómo te va? | ¿qué tal? | ¿qué tal estás? | ¿todo bien? | ¿cómo andas? | ¿cómo has estado? | ¿cómo va todo?
    bien, ¿y tú? | ¿qué cuentas? | ¿qué hay de nuevo? | ¿cómo te sientes? | ¿cómo fue tu día?`,
  "bot-identity": `¿quién eres? | ¿qué eres? | ¿cómo te llamas? | ¿cuál es tu nombre? | ¿eres un robot? | ¿eres humano? | ¿eres una persona? | ¿hablo con un robot?
    ¿quién te creó? | ¿quién te hizo? | ¿cuántos años tienes? | ¿dónde vives? | ¿de dónde eres? | ¿eres una ia? | háblame de ti | preséntate
    ¿cómo funcionas? | ¿eres real? | ¿eres un bot? | ¿eres una máquina o una persona? | ¿eres de verdad? | ¿hablo con una persona o con un programa? | ¿quién te programó?
    ¿para qué sirves? | ¿cuál es tu función? | ¿para qué te crearon? | ¿qué significa tu nombre? | ¿qué edad tienes? | ¿hay alguien ahí o es una máquina?`,
  personal: `¿duermes? | ¿tienes sentimientos? | ¿tienes novia? | ¿te casas conmigo? | ¿cuál es tu color favorito? | ¿te gusta la música? | ¿cuál es tu pasatiempo?
    ¿tienes mascotas? | ¿crees en dios? | ¿qué haces para divertirte? | ¿bebes? | ¿cuál es tu comida favorita? | ¿tienes amigos? | ¿eres feliz? | ¿de qué equipo eres?`,
  praise: `eres genial | eres increíble | te quiero | buen trabajo | bien hecho | eres inteligente | eres gracioso | qué bien | excelente | me gusta | me encantó
    eres el mejor | felicidades | qué bueno | genial | estupendo | buena respuesta | muy eficiente`,
  insult: `eres tonto | eres estúpido | idiota | no sirves para nada | cállate | eres malo | robot inútil | no sabes nada | imbécil`,
  help: `ayuda | ayúdame | necesito ayuda | ¿me puedes ayudar? | ¿qué sabes hacer? | ¿qué puedes hacer? | ¿cómo me puedes ayudar? | ¿cuáles son las opciones?
    opciones | menú | menú principal | ¿qué te puedo preguntar? | no entiendo | ¿cómo así? | ¿puedes repetir? | explícame otra vez | tengo una duda
    estoy perdido | ¿por dónde empiezo? | más información`,
  laughter: `jaja | jajaja | jeje | cuéntame un chiste | otro chiste | qué gracioso | es broma | estoy aburrido | charlemos | qué calor hace hoy | feliz navidad
    feliz año nuevo | feliz cumpleaños | canta una canción | mmm | vaya`,
  "place-order": `quiero comprar | quiero hacer un pedido | quisiera pedir | hacer pedido | me lo llevo | quiero este | añadir al carrito | finalizar compra
    cerrar pedido | quiero pedir una pizza | ¿cómo compro? | ¿dónde puedo comprar? | reservar una mesa | ¿puedo pedir por aquí? | comprar ahora
    quiero dos | ponme uno más | quiero suscribirme | confirma mi pedido`,
  "out-of-scope": `¿cuál es la capital de francia? | ¿quién ganó el partido? | pronóstico del tiempo para mañana | ¿cuánto es 25 por 4? | receta de tortilla
    ¿quién es el presidente? | ayúdame con la tarea | escribe un poema | traduce esta frase al inglés | resultados de la lotería | ¿cómo bajo de peso?
    pedir cita con el médico | ¿cuál es el sentido de la vida? | recomiéndame una película | cotización del dólar | ¿cómo saco el pasaporte?
    pon música | ¿qué hora es en tokio? | necesito un plomero | vuelos a lisboa | reserva un hotel | ¿quién escribió el quijote?
    pon una alarma a las 7 | apaga la luz | mi perro está enfermo | asdfgh`,
};
