import type { ApiScopeName } from "@prosa/protocol";
import { buildSchema, GraphQLError, parse, type Source } from "graphql";
import { createYoga, isAsyncIterable, type Plugin } from "graphql-yoga";
import { faultOf } from "../../platform/faults.ts";
import type { Incoming } from "../incoming.ts";
import { ProblemError } from "../problem.ts";
import { brokenLimit, QUERY_LIMITS } from "./limits.ts";
import { readersFor } from "./readers.ts";
import { SDL } from "./sdl.ts";

/** One query, with all that its fields may use. */
interface Asked {
  incoming: Incoming;
  requestId: string;
  siteFor: (scope: ApiScopeName) => Promise<string>;
}

const schema = buildSchema(SDL);

const limits: Plugin<Asked> = {
  onParse({ setParseFn }) {
    setParseFn((source: string | Source) => parse(source, { maxTokens: QUERY_LIMITS.tokens }));
  },
  onExecute({ args, setResultAndStopExecution }) {
    const problem = brokenLimit(args.document, { ...args.variableValues });
    if (problem === null) {
      const { incoming, siteFor } = args.contextValue;
      args.rootValue = readersFor(incoming, siteFor);
    } else setResultAndStopExecution({ errors: [refusal("query-too-large", problem)] });
    return {
      onExecuteDone({ result, setResult }) {
        if (!isAsyncIterable(result) && result.errors)
          setResult({ ...result, errors: result.errors.map((error) => toldOf(error, args.contextValue)) });
      },
    };
  },
};

const yoga = createYoga<Asked>({
  schema,
  plugins: [limits],
  graphqlEndpoint: "/api/graphql",
  graphiql: false,
  landingPage: false,
  multipart: false,
  batching: false,
  cors: false,
  logging: false,
});

/** Answers a query by GraphQL over HTTP. Refusals are in its `errors`, each with a `code` and a sentence that says what to do. */
export async function answerQuery(request: Request, asked: Asked): Promise<Response> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooSlow = new Promise<Response>((resolve) => {
    const message = `The query took longer than ${QUERY_LIMITS.ms} ms; ask for fewer rows or days at once.`;
    const errors = [refusal("query-too-slow", message)];
    timer = setTimeout(() => resolve(Response.json({ errors }, { status: 503 })), QUERY_LIMITS.ms);
  });
  const answered = Promise.resolve(yoga.fetch(request, asked));
  try {
    return await Promise.race([answered, tooSlow]);
  } finally {
    clearTimeout(timer);
    // An answer that comes too late is nobody's.
    answered.catch(() => undefined);
  }
}

/** An error as the asker is told of it: a refusal with its code, and nothing of a failure but where the log names it. */
function toldOf(error: GraphQLError, { incoming: { host }, requestId }: Asked): GraphQLError {
  const { originalError, nodes, path, message } = error;
  if (!originalError || originalError instanceof GraphQLError) return error;
  if (originalError instanceof ProblemError)
    return new GraphQLError(message, {
      nodes: nodes ?? null,
      path: path ?? null,
      extensions: { code: originalError.code },
    });
  host.log({ level: "error", event: "request-failed", requestId, error: faultOf(originalError) });
  const told = `The server failed; its log names the cause under ${requestId}.`;
  return new GraphQLError(told, {
    nodes: nodes ?? null,
    path: path ?? null,
    extensions: { code: "internal-error" },
  });
}

function refusal(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}
