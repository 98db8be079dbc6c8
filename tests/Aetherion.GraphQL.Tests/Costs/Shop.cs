using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Tests.Costs;

/// <summary>Fields of every kind that counts for the cost.</summary>
[QueryType]
public sealed class Shop(ShopLog log)
{
    public async Task<Product?> GetProduct(int id)
    {
        await Task.Yield();
        log.Resolved++;
        return new Product(id);
    }

    public string Motto => "buy";

    [UsePaging]
    public IEnumerable<Product> GetProducts(ProductFilter? where) => [];

    [UsePaging]
    public Task<IEnumerable<Product>> GetStock() => Task.FromResult<IEnumerable<Product>>([]);

    [ListSize(AssumedSize = 20)]
    public IReadOnlyList<Product> GetOffers() => [];

    public IReadOnlyList<Product> GetUnbounded() => [];

    [ListSize(SlicingArguments = ["ids"])]
    public IReadOnlyList<Product> GetByIds(IReadOnlyList<int> ids) => [];

    [ListSize(SlicingArguments = ["top", "bottom"], RequireOneSlicingArgument = true)]
    public IReadOnlyList<Product> GetRanking(int? top, int? bottom) => [];

    public IReadOnlyList<Product> GetNewest(int first = 5) => [];

    [Cost(7)]
    public Product GetDear([Cost(3)] int? depth) => new(1);

    public IThing GetThing() => new Product(1);
}
