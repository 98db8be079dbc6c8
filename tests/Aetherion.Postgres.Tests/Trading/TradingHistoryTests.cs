using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Postgres.Tests;

/// <summary>Pages of orders and fills, in every direction, beside the same page cut out of a list in memory.</summary>
public sealed class TradingHistoryTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private static readonly SymbolKey Bitcoin = MarketDataFactory.Key("BTC-USD");
    private static readonly SymbolKey Ether = MarketDataFactory.Key("ETH-USD");

    private readonly TradingHistory _history = new(database.DataSource);
    private readonly TradingJournal _journal = new(database.DataSource, database.Retry);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_page_is_that_of_the_list(bool newestFirst)
    {
        var tenant = newestFirst ? "list-a" : "list-b";
        var orders = (await StoreAsync(tenant)).Select(entry => entry.Order!).ToList();
        var list = orders.OrderBy(order => order.CreatedTime).ThenBy(order => order.Id, StringComparer.Ordinal).ToList();
        if (newestFirst)
            list.Reverse();
        var read = new List<Order>();
        HistoryPlace? last = null;
        while (true)
        {
            var page = newestFirst ? new HistoryPage(null, last, 3, true) : new HistoryPage(last, null, 3, false);
            var found = await _history.ReadOrdersAsync(tenant, new OrderFilter(), page, Cancel);
            if (found.IsEmpty)
                break;
            read.AddRange(found);
            last = new HistoryPlace(found[^1].CreatedTime, found[^1].Id);
        }

        read.Select(order => order.Id).ShouldBe(list.Select(order => order.Id));
    }

    [Fact]
    public async Task Filters_hold_together_and_bots_are_read_apart_in_one_read()
    {
        var events = await StoreAsync("filter");
        var all = events.Select(entry => entry.Order!).ToList();
        var page = new HistoryPage(null, null, 100, NewestFirst: true);
        var filter = new OrderFilter { Instrument = Bitcoin.Instrument, States = [OrderState.Filled], Side = Side.Buy };

        var found = await _history.ReadOrdersAsync("filter", filter, page, Cancel);
        var byBot = await _history.ReadOrdersAsync("filter", ["bot-1", "bot-2", "none"], filter, page, Cancel);
        var first = await _history.ReadOrdersAsync(
            "filter", ["bot-1", "bot-2"], new OrderFilter(), page with { Limit = 1 }, Cancel);

        found.Select(order => order.Id).Order().ShouldBe(
            all.Where(order => order.Symbol == Bitcoin && order.State == OrderState.Filled && order.Side == Side.Buy)
                .Select(order => order.Id).Order());
        byBot.SelectMany(bot => bot).Select(order => order.Id).Order().ShouldBe(found.Select(order => order.Id).Order());
        first.Count.ShouldBe(2);
        first.ShouldAllBe(bot => bot.Count() == 1);
        (await _history.ReadOrdersAsync("other", new OrderFilter(), page, Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Orders_and_fills_of_many_are_found_in_one_read()
    {
        var events = await StoreAsync("many");
        var ids = events.Select(entry => entry.Order!.Id).ToImmutableArray();

        (await _history.FindOrdersAsync("many", [.. ids, "none"], Cancel)).Length.ShouldBe(ids.Distinct().Count());
        (await _history.FindOrdersAsync("other", ids, Cancel)).ShouldBeEmpty();
        var fills = await _history.ReadFillsOfOrdersAsync("many", ids, 10, Cancel);
        fills.SelectMany(order => order).Select(fill => fill.Fill.Id).Order().ShouldBe(
            events.Where(entry => entry.Fill is not null).Select(entry => entry.Fill!.Id).Order());
        (await _history.FindFillsAsync("many", [.. fills.SelectMany(order => order).Select(fill => fill.Fill.Id)], Cancel))
            .Length.ShouldBe(fills.SelectMany(order => order).Count());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Events_of_bots_are_paged_and_chosen_as_a_list_in_memory_is(bool newestFirst)
    {
        var tenant = $"events-{newestFirst}".ToLowerInvariant();
        var events = await StoreAsync(tenant);
        var kinds = new EventFilter<BotEventKind> { Kinds = [events[0].Kind] };
        var times = new EventFilter<BotEventKind> { From = events[1].Time, To = events[^1].Time };
        foreach (var filter in (EventFilter<BotEventKind>[])[new(), kinds, times])
        {
            var page = new NumberPage(1, 4, 2, newestFirst);
            var found = await _history.ReadEventsAsync(tenant, ["bot-1", "bot-2", "none"], filter, page, Cancel);
            foreach (var bot in events.GroupBy(entry => entry.Bot))
            {
                var wanted = bot.Where(entry => entry.Sequence is > 1 and < 4 && filter.Allows(entry.Kind, entry.Time))
                    .Select(entry => entry.Sequence);
                found[bot.Key].Select(entry => entry.Sequence)
                    .ShouldBe((newestFirst ? wanted.OrderDescending() : wanted.Order()).Take(2));
            }
        }
        var other = await _history.ReadEventsAsync(
            "other", ["bot-1"], new EventFilter<BotEventKind>(), new NumberPage(null, null, 9, newestFirst), Cancel);
        other.ShouldBeEmpty();
    }

    [Fact]
    public async Task Fills_are_paged_by_their_time()
    {
        var events = await StoreAsync("fills");
        var all = events.Where(entry => entry.Fill is not null).Select(entry => entry.Fill!).ToList();

        var newest = await _history.ReadFillsAsync(
            "fills", new FillFilter(), new HistoryPage(null, null, 2, NewestFirst: true), Cancel);
        var rest = await _history.ReadFillsAsync(
            "fills",
            new FillFilter(),
            new HistoryPage(null, new HistoryPlace(newest[^1].Fill.Time, newest[^1].Fill.Id), 100, NewestFirst: true),
            Cancel);

        newest.Concat(rest).Select(fill => fill.Fill.Id).ShouldBe(
            all.OrderByDescending(fill => fill.Time).ThenByDescending(fill => fill.Id, StringComparer.Ordinal)
                .Select(fill => fill.Id));
    }

    // Two bots, of which several orders share an instant.
    private async Task<ImmutableArray<BotEvent>> StoreAsync(string tenant)
    {
        ImmutableArray<BotEvent> events =
        [
            .. Enumerable.Range(1, 7).Select(i => TradingFactory.Event(
                new TenantKey(tenant, "bot-1"), i, i % 2 == 0 ? Bitcoin : Ether, OrderState.Filled, isFilled: true, order: i)),
            .. Enumerable.Range(1, 5).Select(i => TradingFactory.Event(
                new TenantKey(tenant, "bot-2"), i, Bitcoin, i % 2 == 0 ? OrderState.Filled : OrderState.Denied,
                isFilled: i % 2 == 0, order: i)),
        ];
        await _journal.AppendAsync(events, Cancel);
        return events;
    }
}
