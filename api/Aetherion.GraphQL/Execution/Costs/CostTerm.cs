namespace Aetherion.GraphQL.Execution.Costs;

/// <summary>A list whose length is in the variables: how many such lists, how long each, and an item's cost.</summary>
internal sealed record CostTerm(double Factor, ListLength Length, CostExpression Item);
