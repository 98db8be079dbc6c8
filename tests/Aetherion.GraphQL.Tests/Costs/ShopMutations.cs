using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Costs;

[MutationType]
public static class ShopMutations
{
    public static Product Add(ProductFilter input) => new(input.Name?.Length ?? 0);
}
