using Aetherion.Domain.Execution;
using Aetherion.GrainHost.Core;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Bots;
using Aetherion.Model;
using Orleans;

namespace Aetherion.Grains.Tests.Bots;

/// <summary>A market, a disk and a journal with one process on them, and one bot to look at.</summary>
internal sealed class TradingWorld : IAsyncDisposable
{
    public const decimal InitialBalance = 10_000m;

    public static readonly TenantKey BotKey = TenantKey.Parse("local/bot-1");
    public static readonly TenantKey AccountKey = TenantKey.Parse("local/main");

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private TradingWorld(ScriptedMarket market, TradingProcess process, Disk disk, Journal journal) =>
        (Market, Process, Disk, Journal) = (market, process, disk, journal);

    public ScriptedMarket Market { get; }

    public Disk Disk { get; }

    /// <summary>Null where nobody trades at a venue.</summary>
    public ScriptedVenue? Venue { get; private init; }

    private TradingOptions? Options { get; init; }

    public Journal Journal { get; }

    public TradingProcess Process { get; private set; }

    public ITenantGrain Tenant => Process.Grains.GetGrain<ITenantGrain>(BotKey.Tenant);

    public IBotGrain Bot => Process.Grains.GetGrain<IBotGrain>(BotKey.ToString());

    public IVenueOrderGrain VenueOrder => Process.Grains.GetGrain<IVenueOrderGrain>(BotKey.ToString());

    public IAccountGrain Account => Process.Grains.GetGrain<IAccountGrain>(AccountKey.ToString());

    public IStrategyGrain Strategy(string strategy = StrategyNames.MeanReversion) =>
        Process.Grains.GetGrain<IStrategyGrain>(new StrategyKey(BotKey.Tenant, strategy, Market.Key).ToString());

    public static async Task<TradingWorld> StartAsync(
        ScriptedMarket market,
        KillSwitch? killSwitch = null,
        TradingOptions? options = null,
        PlanOptions? plans = null,
        IIncomingGrainCallFilter? filter = null,
        ScriptedVenue? venue = null,
        Action<GrainHostOptions>? host = null)
    {
        var (disk, journal) = (new Disk(), new Journal());
        var process = await TradingProcess.StartAsync(disk, journal, market, killSwitch, options, plans, filter, venue, host);
        return new TradingWorld(market, process, disk, journal) { Venue = venue, Options = options };
    }

    /// <summary>Ends the process without warning and starts another one on what is stored.</summary>
    public async Task RestartAsync(KillSwitch? killSwitch = null)
    {
        await Process.DisposeAsync();
        Process = await TradingProcess.StartAsync(Disk, Journal, Market, killSwitch, Options, venue: Venue);
    }

    public BotConfiguration Configure(string strategy = StrategyNames.MeanReversion, decimal exposure = 0.5m) =>
        new("Test", Market.Key.Symbol, Market.Key.Timeframe, strategy, AccountKey, exposure);

    public Task<BotResult> CreateBotAsync(BotConfiguration? configuration = null) =>
        Tenant.CreateBot(new CreateBotRequest(BotKey.Name, configuration ?? Configure(), InitialBalance));

    /// <summary>Closes bars and waits until strategy and bots have dealt with them.</summary>
    public async Task CloseAndAwaitAsync(int count, string strategy = StrategyNames.MeanReversion)
    {
        await Process.CloseBarsAsync(count);
        await AwaitAsync(strategy);
    }

    public Task AwaitAsync(string strategy = StrategyNames.MeanReversion) =>
        Strategy(strategy).WhenProcessed(Market.ClosedCount).WaitAsync(Patience);

    public async Task<BotSnapshot> SnapshotAsync() => (await Bot.GetSnapshot()).ShouldNotBeNull();

    /// <summary>Checks that orders, fills, position and balance tell the same story, to the last decimal.</summary>
    public async Task ShouldBeConsistentAsync()
    {
        var account = (await Account.GetSnapshot()).ShouldNotBeNull();
        var position = (await SnapshotAsync()).Position;
        var (balance, expected) = (InitialBalance, PositionKeeper.Flat(Market.Key.Symbol));
        foreach (var fill in Journal.Fills)
        {
            var notional = ScriptedMarket.Instrument.Notional(fill.Price, fill.Quantity);
            balance += (fill.Side == Side.Buy ? -notional : notional) - fill.Fee;
            expected = PositionKeeper.Apply(expected, fill, ScriptedMarket.Instrument);
        }
        account.Balance.ShouldBe(balance);
        account.Reserved.ShouldBe(0);
        position.ShouldBe(expected);
        account.Positions.Sum(p => p.Quantity.Lots).ShouldBe(position.Quantity.Lots);
        Journal.Events.GroupBy(e => e.Bot).ShouldAllBe(bot =>
            bot.Select(e => e.Sequence).SequenceEqual(Enumerable.Range(1, bot.Count()).Select(i => (long)i)));
        Journal.Fills.Select(f => f.Id).ShouldBeUnique();
        foreach (var order in Journal.Orders)
        {
            var filled = Journal.Fills.Where(f => f.OrderId == order.Id).Sum(f => f.Quantity.Lots);
            order.FilledQuantity.Lots.ShouldBe(filled);
        }
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
