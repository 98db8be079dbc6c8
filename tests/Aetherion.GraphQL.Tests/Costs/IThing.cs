using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Costs;

[UnionType]
public interface IThing;
