namespace Aetherion.GraphQL.Tests.Execution;

public sealed record Square(int Number);
