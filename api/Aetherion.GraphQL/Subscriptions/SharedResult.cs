using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Execution.Planning;

namespace Aetherion.GraphQL.Subscriptions;

/// <summary>The answer to one operation with one set of variables, which all its readers share.</summary>
internal sealed record SharedResult(OperationPlan Plan, UInt128 Variables, ExecutionResult Result);
