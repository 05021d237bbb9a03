/** The commonest words of the language, for telling it from the others; spelling with and without accents both count. */
export const spanishEverydayWords = `el la los las un una unos unas lo al del de en por para con sin sobre entre hasta desde hacia según durante mediante y e o u pero ni
    sino que si porque pues como cuando donde cual cuales quien quienes cuanto cuanta cuantos cuantas cuyo qué cómo cuándo dónde cuál cuáles
    quién cuánto cuánta cuántos cuántas yo tú usted ustedes él ella ellos ellas nosotros nosotras vosotros me te le les nos os se mí conmigo
    contigo mi mis tu tus su sus nuestro nuestra nuestros nuestras mío mía suyo suya este esta estos estas ese esa esos esas aquel aquella
    esto eso aquello no sí ya aún todavía también sólo solo muy mucho mucha muchos muchas poco más menos tan tanto bien mal aquí allí allá ahí
    ahora hoy ayer mañana después antes siempre nunca jamás quizás entonces así todo toda todos todas nada algo alguien nadie algún alguno
    alguna algunos algunas ningún ninguno ninguna otro otra otros otras mismo misma cada ser soy eres es somos son era eran fue fueron sea
    siendo sido estar estoy estás está están estaba estuvo esté tener tengo tiene tienes tienen tenía tuvo tenga haber he has ha han hay había
    hubo haya hacer hago hace hacen hizo hice hecho haga ir voy vas va vamos van iba vaya poder puedo puede puedes pueden podía pude podría
    querer quiero quiere quieren quería quisiera saber sé sabe saben decir digo dice dijo dar doy da dio ver veo ve vio venir vengo viene
    vino quedar quedó dejar necesitar necesito necesita gustar gusta gustaría gustó comprar compré compra pagar pagué recibir recibí recibe
    llegar llegó llega enviar enviaron envían mandar entregar entrega cambiar cambio devolver devolución cancelar ayudar ayuda hablar habla
    gracias hola adiós chau buenos buenas días tardes noches bueno buena por favor perdón disculpe vale dinero precio costo envío envíos
    plazo pedido producto tienda tarjeta factura garantía descuento cupón existencias asesor pago cuotas tamaño talla color horario dirección
    teléfono cosa cosas gente hombre mujer persona personas vida mundo año años mes meses semana casa trabajo ciudad país nombre agua mejor
    peor nuevo nueva grande pequeño primero último información funciona funcionan conseguir creo cree pienso parece debe debo luego cerca
    lejos dentro fuera través cuesta vale sale quisiéramos podemos tenemos estamos somos hicieron dijeron usuario página error problema
    sistema mostrar muestra botón lista al utilizar no aparece pedidos precios artículos dos tres cuatro cinco seis siete ocho nueve diez
    veinte treinta cien mil millones ciento dólares euros pesos hacia tampoco además aunque mientras ello ante bajo tras q xq pq tb tmb d`;
