using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Costs;

[ObjectType]
public sealed record Product(int Id) : IThing
{
    public Maker Maker => new("m");

    [Cost(2)]
    public string Label => "l";

    public Task<Maker> GetSellerAsync() => Task.FromResult(Maker);
}
