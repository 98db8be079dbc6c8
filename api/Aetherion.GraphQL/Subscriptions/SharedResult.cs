using Aetherion.GraphQL.Execution.Planning;

namespace Aetherion.GraphQL.Subscriptions;

/// <summary>The answer to one operation with one set of variables, as JSON.</summary>
internal sealed record SharedResult(OperationPlan Plan, UInt128 Variables, byte[] Answer);
