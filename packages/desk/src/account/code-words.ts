/** The words of the part on an authenticator app's codes. */
export interface CodeWords {
  title: string;
  intro: string;
  turnOn: string;
  turnOff: string;
  isOn: string;
  left: (codes: number) => string;
  few: string;
  onTitle: string;
  scan: string;
  picture: string;
  secret: string;
  code: string;
  codeHint: string;
  copy: string;
  copied: string;
  recoveryTitle: string;
  recoveryHint: string;
  kept: string;
  offTitle: string;
  offHint: string;
  anyCode: string;
  turnedOn: string;
  turnedOff: string;
  badCode: string;
  late: string;
  tooMany: string;
}

export const CODE_WORDS: Readonly<Record<"pt-BR" | "en" | "es", CodeWords>> = {
  "pt-BR": {
    title: "Código do celular",
    intro:
      "Depois da senha, o Prosa pede um código de seis dígitos de um aplicativo autenticador. Quem descobrir sua senha não entra sem o seu celular.",
    turnOn: "Ativar códigos",
    turnOff: "Desativar códigos",
    isOn: "A senha pede um código",
    left: (codes) =>
      codes === 1 ? "Resta 1 código de recuperação" : `Restam ${codes} códigos de recuperação`,
    few: "Desative e ative de novo para receber dez novos.",
    onTitle: "Ativar códigos do celular",
    scan: "Leia a imagem com o aplicativo autenticador do celular, ou digite a chave nele.",
    picture: "Código QR com a chave para o aplicativo",
    secret: "Chave",
    code: "Código do aplicativo",
    codeHint: "Os seis dígitos que o aplicativo mostra agora.",
    copy: "Copiar",
    copied: "Copiado",
    recoveryTitle: "Guarde seus códigos de recuperação",
    recoveryHint:
      "Se você perder o celular, cada um deles vale uma vez no lugar do código. Guarde-os fora do celular: eles não serão mostrados de novo.",
    kept: "Já guardei",
    offTitle: "Desativar códigos do celular",
    offHint: "A senha volta a bastar para entrar.",
    anyCode: "Código do aplicativo ou de recuperação",
    turnedOn: "Códigos ativados.",
    turnedOff: "Códigos desativados.",
    badCode: "O código não confere, ou já foi usado. Espere o próximo.",
    late: "O tempo desta chave acabou. Comece de novo.",
    tooMany: "Tentativas demais. Espere alguns minutos e tente de novo.",
  },
  en: {
    title: "Codes from your phone",
    intro:
      "After the password, Prosa asks for a code of six digits from an authenticator app. Somebody who learns your password does not get in without your phone.",
    turnOn: "Switch codes on",
    turnOff: "Switch codes off",
    isOn: "The password asks for a code",
    left: (codes) => (codes === 1 ? "1 recovery code is left" : `${codes} recovery codes are left`),
    few: "Switch codes off and on again to get ten new ones.",
    onTitle: "Switch codes from your phone on",
    scan: "Scan the picture with the authenticator app on your phone, or type the key there.",
    picture: "QR code with the key for the app",
    secret: "Key",
    code: "Code from the app",
    codeHint: "The six digits that the app shows now.",
    copy: "Copy",
    copied: "Copied",
    recoveryTitle: "Keep your recovery codes",
    recoveryHint:
      "If you lose the phone, each of them counts once in place of a code. Keep them somewhere else than on the phone: they are not shown again.",
    kept: "I have kept them",
    offTitle: "Switch codes from your phone off",
    offHint: "The password alone signs you in again.",
    anyCode: "Code from the app, or a recovery code",
    turnedOn: "Codes are on.",
    turnedOff: "Codes are off.",
    badCode: "The code is not right, or was used already. Wait for the next one.",
    late: "The time of this key is over. Start again.",
    tooMany: "Too many tries. Wait some minutes and try again.",
  },
  es: {
    title: "Código del móvil",
    intro:
      "Después de la contraseña, Prosa pide un código de seis cifras de una aplicación de autenticación. Quien descubra tu contraseña no entra sin tu móvil.",
    turnOn: "Activar códigos",
    turnOff: "Desactivar códigos",
    isOn: "La contraseña pide un código",
    left: (codes) =>
      codes === 1 ? "Queda 1 código de recuperación" : `Quedan ${codes} códigos de recuperación`,
    few: "Desactiva y activa de nuevo para recibir diez nuevos.",
    onTitle: "Activar códigos del móvil",
    scan: "Lee la imagen con la aplicación de autenticación del móvil, o escribe la clave en ella.",
    picture: "Código QR con la clave para la aplicación",
    secret: "Clave",
    code: "Código de la aplicación",
    codeHint: "Las seis cifras que la aplicación muestra ahora.",
    copy: "Copiar",
    copied: "Copiado",
    recoveryTitle: "Guarda tus códigos de recuperación",
    recoveryHint:
      "Si pierdes el móvil, cada uno vale una vez en lugar del código. Guárdalos fuera del móvil: no se mostrarán de nuevo.",
    kept: "Ya los guardé",
    offTitle: "Desactivar códigos del móvil",
    offHint: "La contraseña vuelve a bastar para entrar.",
    anyCode: "Código de la aplicación o de recuperación",
    turnedOn: "Códigos activados.",
    turnedOff: "Códigos desactivados.",
    badCode: "El código no es correcto o ya se usó. Espera el siguiente.",
    late: "El tiempo de esta clave terminó. Empieza de nuevo.",
    tooMany: "Demasiados intentos. Espera unos minutos y prueba otra vez.",
  },
};
