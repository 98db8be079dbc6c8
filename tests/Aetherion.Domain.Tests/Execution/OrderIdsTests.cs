using Aetherion.Domain.Execution;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Execution;

public sealed class OrderIdsTests
{
    private static readonly TenantKey Bot = TenantKey.Parse("local/bot-1");

    [Fact]
    public void An_id_is_the_same_on_every_try_and_differs_in_each_part()
    {
        var id = OrderIds.Make(Bot, 1, 2, 3);
        id.ShouldBe(OrderIds.Make(Bot, 1, 2, 3));
        new[]
        {
            id,
            OrderIds.Make(TenantKey.Parse("local/bot-2"), 1, 2, 3),
            OrderIds.Make(TenantKey.Parse("other/bot-1"), 1, 2, 3),
            OrderIds.Make(Bot, 2, 2, 3),
            OrderIds.Make(Bot, 1, 3, 3),
            OrderIds.Make(Bot, 1, 2, 4),
            OrderIds.Make(Bot, 12, 3, 0),
            OrderIds.Make(Bot, 1, 23, 0),
        }.ShouldBeUnique();
    }

    [Fact]
    public void An_id_is_one_that_venues_take()
    {
        var bot = new TenantKey(new string('t', 40), new string('b', 40));
        var longest = OrderIds.Make(bot, 99_999, 999_999_999_999, 99);
        longest.ShouldMatch("^[a-zA-Z0-9-_]{1,36}$");
        Should.Throw<ArgumentOutOfRangeException>(() => OrderIds.Make(Bot, long.MaxValue, long.MaxValue, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => OrderIds.Make(Bot, -1, 0, 0));
    }

    [Fact]
    public void A_fill_is_numbered_within_its_order() => OrderIds.MakeFill("abc", 2).ShouldBe("abc:2");
}
