using System.Collections.Immutable;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Aetherion.Silo.Venues.Orders;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace Aetherion.Silo.Tests.Venues.Orders;

/// <summary>What wakes the bots that trade live when the service starts.</summary>
public sealed class LiveBotWakerTests : ITenantDirectory, IGrainFactory, ILogger<LiveBotWaker>
{
    private readonly Dictionary<string, TradingMode?> _bots = new()
    {
        ["local/a"] = TradingMode.Live, ["local/b"] = TradingMode.Paper, ["local/gone"] = null, ["other/c"] = TradingMode.Live,
    };

    private readonly List<(string Bot, string? Caller)> _woken = [];
    private readonly List<string> _wokenAtOnce = [];
    private readonly List<string> _log = [];
    private readonly Dictionary<string, int> _broken = [];
    private readonly QuickTime _time = new();
    private int _failures;

    [Fact]
    public async Task Every_bot_of_every_tenant_is_asked_by_the_service_in_the_name_of_its_tenant()
    {
        await RunAsync();
        _woken.ShouldBe([("other/c", "other"), ("local/a", "local"), ("local/b", "local"), ("local/gone", "local")]);
        _log.ShouldBe(["2 live bots are awake."]);
    }

    [Fact]
    public async Task What_stands_in_the_way_is_tried_again_until_every_bot_is_awake()
    {
        _failures = 2;
        await RunAsync();
        _log.Count(line => line.StartsWith("Live bots could not all be woken", StringComparison.Ordinal)).ShouldBe(2);
        _log[^1].ShouldBe("2 live bots are awake.");
        _woken.TakeLast(4).Select(w => w.Bot).ShouldBe(["other/c", "local/a", "local/b", "local/gone"]);
    }

    [Theory]
    [InlineData("other/c", "Bot other/c")]
    [InlineData("other", "The bots of other")]
    public async Task What_cannot_be_read_keeps_no_other_bot_asleep_and_is_told_once(string broken, string told)
    {
        _broken[broken] = 8;
        await RunAsync();
        _wokenAtOnce.ShouldBe(["local/a", "local/b", "local/gone"]);
        _woken.Count.ShouldBe(4, "none is asked twice");
        _log.Count.ShouldBe(3);
        _log[0].ShouldStartWith($"{told} could not be woken");
        _log[1..].ShouldBe(["1 live bots are awake.", "2 live bots are awake."]);
        _time.Delays.ShouldBe([5, 10, 20, 40, 80, 160, 300, 300]);
    }

    [Fact]
    public async Task A_service_that_stops_meanwhile_stops_trying()
    {
        _failures = int.MaxValue;
        using LiveBotWaker waker = new(this, this, TimeProvider.System, this);
        await waker.StartAsync(TestContext.Current.CancellationToken);
        await waker.StopAsync(TestContext.Current.CancellationToken);
        (waker.ExecuteTask!.IsCompleted, waker.ExecuteTask.IsFaulted).ShouldBe((true, false));
    }

    Task<ImmutableArray<TenantRecord>> ITenantDirectory.ListAsync(CancellationToken cancellationToken) => _failures-- > 0
        ? throw new IOException("The database does not answer yet.")
        : Task.FromResult<ImmutableArray<TenantRecord>>([new("other", "Other", default)]);

    TGrainInterface IGrainFactory.GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix) =>
        typeof(TGrainInterface) == typeof(ITenantGrain)
            ? (TGrainInterface)GrainStub.Of<ITenantGrain>(_ => Task.FromResult(ListBots(primaryKey)))
            : (TGrainInterface)GrainStub.Of<IBotGrain>(_ => Task.FromResult(Wake(primaryKey)));

    void ILogger.Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _log.Add(formatter(state, exception));

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    Task<bool> ITenantDirectory.AddAsync(TenantRecord tenant, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<TenantRecord?> ITenantDirectory.FindAsync(string tenant, CancellationToken cancellationToken) => throw new NotSupportedException();

    IGrain IGrainFactory.GetGrain(Type grainInterfaceType, string grainPrimaryKey) => throw new NotSupportedException();

    TGrainInterface IGrainFactory.GetGrain<TGrainInterface>(GrainId grainId) => throw new NotSupportedException();

    IAddressable IGrainFactory.GetGrain(GrainId grainId) => throw new NotSupportedException();

    private async Task RunAsync()
    {
        using LiveBotWaker waker = new(this, this, _time, this);
        await waker.StartAsync(TestContext.Current.CancellationToken);
        await waker.ExecuteTask!.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    private ImmutableArray<TenantKey> ListBots(string tenant)
    {
        FailIfBroken(tenant);
        return [.. _bots.Keys.Select(key => TenantKey.Parse(key)).Where(key => key.Tenant == tenant)];
    }

    private void FailIfBroken(string name)
    {
        if (_broken.TryGetValue(name, out var times) && times > 0)
        {
            _broken[name]--;
            throw new InvalidDataException("The state cannot be read.");
        }
    }

    private BotSnapshot? Wake(string bot)
    {
        FailIfBroken(bot);
        if (_time.Delays.Count == 0)
            _wokenAtOnce.Add(bot);
        _woken.Add((bot, CallerContext.Current?.Tenant));
        var key = TenantKey.Parse(bot);
        SymbolKey symbol = new(new InstrumentId("binance", "BTCUSDT"));
        return _bots[bot] is { } mode
            ? new BotSnapshot(
                key, new BotConfiguration(key.Name, symbol, Timeframe.M1, StrategyNames.Flat, key, 0.5m), BotStatus.Running,
                Regime.Bull, StrategyNames.Flat, new Position(symbol, new Quantity(0), null, 0, 0), null, 0, 0, null, null, 0, 1, default)
            {
                Mode = mode,
            }
            : null;
    }

    private sealed class QuickTime : TimeProvider
    {
        public List<double> Delays { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Delays.Add(dueTime.TotalSeconds);
            return base.CreateTimer(callback, state, TimeSpan.FromMilliseconds(1), period);
        }
    }
}
