using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Costs;

[Cost(4)]
public sealed record Maker(string Name) : IThing;
