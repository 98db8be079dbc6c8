namespace Aetherion.GraphQL.Language;

public enum OperationKind
{
    Query,
    Mutation,
    Subscription,
}
