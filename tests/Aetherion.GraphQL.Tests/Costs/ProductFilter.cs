namespace Aetherion.GraphQL.Tests.Costs;

public sealed record ProductFilter(string? Name, ProductFilter? And);
