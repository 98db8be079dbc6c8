using System.Collections.Immutable;
using Aetherion.Domain.Features;
using Aetherion.Domain.Markets;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Orleans;
using Orleans.Runtime;

namespace Aetherion.Lab.Tests.Replay;

/// <summary>
/// All grains of a replay in one: the symbol has the real pipeline; strategy and bot deal with every bar it closed, hold one
/// unit, and count what came. What is not checkpointed is forgotten at a restart.
/// </summary>
internal sealed class ReplayDesk(Instrument instrument)
    : IGrainFactory, ISymbolGrain, IRegimeGrain, IStrategyGrain, IBotGrain, ITenantGrain, IAccountGrain
{
    private readonly List<long> _dealtWith = [];
    private readonly List<ClosedBar> _waiting = [];
    private SymbolPipeline _pipeline = new(instrument);
    private PipelineState? _saved;
    private BotSnapshot? _bot;
    private AccountSnapshot? _account;

    /// <summary>Thrown by the call of that number to add bars, once it has taken them.</summary>
    public Func<int, Exception?> FailsAfterAdd { get; set; } = _ => null;

    /// <summary>How many bars the strategy deals with before a wait times out.</summary>
    public int BarsPerWait { get; set; } = int.MaxValue;

    /// <summary>How the bot was stopped; null while it was not.</summary>
    public StopMode? StoppedWith { get; private set; }

    public string? RefusalOfStart { get; set; }

    public int AddCalls { get; private set; }

    public int RegimeCheckpoints { get; private set; }

    /// <summary>The sequences of the bars the strategy has dealt with, in order.</summary>
    public IReadOnlyList<long> DealtWith => _dealtWith;

    /// <summary>The largest number of bars that were fed and not dealt with when more were added.</summary>
    public int LagMax { get; private set; }

    private Position Position =>
        new(new SymbolKey(instrument.Id, "run"), instrument.ToQuantity(1m), null, 0, 0);

    public decimal MarkPrice { get; private set; }

    /// <summary>Forgets what was not stored, as a kill does.</summary>
    public void Restart()
    {
        _pipeline = new SymbolPipeline(instrument);
        if (_saved is not null)
            _pipeline.Restore(_saved);
    }

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey => (TGrainInterface)(object)this;

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) => throw NotAsked();

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId) where TGrainInterface : IAddressable =>
        throw NotAsked();

    public IAddressable GetGrain(GrainId grainId) => throw NotAsked();

    public Task<IngestResult> AddBars(CandleBatch batch)
    {
        LagMax = Math.Max(LagMax, _waiting.Count);
        var accepted = batch.Candles.Count(candle => _pipeline.AddBar(candle) == TickVerdict.Accepted);
        var known = _waiting.Count > 0 ? _waiting[^1].Sequence : _dealtWith.LastOrDefault();
        foreach (var bar in _pipeline.Closed)
        {
            if (bar.Candle.Timeframe == Timeframe.M1 && bar.Sequence > known)
                _waiting.Add(bar);
        }
        _pipeline.ClearClosed();
        if (FailsAfterAdd(++AddCalls) is { } failure)
            return Task.FromException<IngestResult>(failure);
        return Task.FromResult(new IngestResult(
            accepted, batch.Candles.Length - accepted, 0, _pipeline.LastBarSequence(batch.Timeframe)));
    }

    Task ISymbolGrain.Checkpoint()
    {
        _saved = _pipeline.Save();
        return Task.CompletedTask;
    }

    Task<SymbolSnapshot> ISymbolGrain.GetSnapshot() => Task.FromResult(new SymbolSnapshot(
        new SymbolKey(instrument.Id, "run"),
        _pipeline.LastPrice,
        null,
        0,
        _pipeline.LastBarSequence(Timeframe.M1),
        _pipeline.Status,
        Timeframes.All.Where(t => _pipeline.LastBarOpenTime(t) is not null)
            .ToImmutableDictionary(t => t, t => _pipeline.LastBarOpenTime(t)!.Value)));

    public Task WhenProcessed(long sequence)
    {
        for (var i = 0; i < BarsPerWait && _waiting.Count > 0 && _waiting[0].Sequence <= sequence; i++)
        {
            _dealtWith.Add(_waiting[0].Sequence);
            MarkPrice = instrument.ToDecimal(_waiting[0].Candle.Close);
            _waiting.RemoveAt(0);
        }
        return _waiting.Count > 0 && _waiting[0].Sequence <= sequence
            ? Task.FromException(new TimeoutException("The strategy is not there yet."))
            : Task.CompletedTask;
    }

    Task<StrategySnapshot> IStrategyGrain.GetSnapshot() => Task.FromResult(new StrategySnapshot(
        new StrategyKey("local", StrategyNames.MeanReversion, new RegimeKey(new SymbolKey(instrument.Id, "run"), Timeframe.M1)),
        StrategyNames.MeanReversion, Regime.Unknown, true, 0, _dealtWith.Count == 0 ? 0 : _dealtWith[^1], 0));

    public Task<BotResult> Create(BotConfiguration configuration)
    {
        _bot ??= new BotSnapshot(
            configuration.Account, configuration, BotStatus.Created, Regime.Unknown, "", Position, null, 0, 0, null, null, 0,
            1, default);
        return Task.FromResult(new BotResult(_bot, null));
    }

    public Task<AccountSnapshot> Open(string currency, decimal initialBalance) => Task.FromResult(
        _account ??= new AccountSnapshot(
            TenantKey.Parse("local/run"), currency, initialBalance, initialBalance, 0, TradingState.Active, [Position], 1));

    public Task<BotResult> Start(long? expectedVersion, string? requestId) => Task.FromResult(
        new BotResult(_bot, RefusalOfStart is { } code ? new Refusal(code, "It may not start.") : null));

    public Task<BotResult> StartAt(DateTime time) => throw NotAsked();

    public Task<BotResult> Stop(StopMode mode, long? expectedVersion, string? requestId)
    {
        StoppedWith = mode;
        return Task.FromResult(new BotResult(_bot, null));
    }

    public Task<VenueKeyTies> GetKeyTies() => throw NotAsked();

    public Task<BotResult> CancelOrders(long? expectedVersion, string? requestId) => throw NotAsked();

    public Task<BotResult> SettleOrder(OrderSettlement settlement, long? expectedVersion, string? requestId) => throw NotAsked();

    Task<BotSnapshot?> IBotGrain.GetSnapshot() => Task.FromResult(_bot is null ? null : _bot with { MarkPrice = MarkPrice });

    Task<AccountSnapshot?> IAccountGrain.GetSnapshot() => Task.FromResult(_account);

    Task IRegimeGrain.Checkpoint()
    {
        RegimeCheckpoints++;
        return Task.CompletedTask;
    }

    /// <summary>The models the replay asked for.</summary>
    public List<(Timeframe Timeframe, string? Version)> Models { get; } = [];

    public string? RefusalOfModel { get; set; }

    public Task<ModelInUse> UseModel(string family, Timeframe timeframe, string? version)
    {
        Models.Add((timeframe, version));
        return Task.FromResult(new ModelInUse(
            timeframe, version ?? "", 0, RefusalOfModel is { } code ? new Refusal(code, "It keeps its own.") : null));
    }

    public Task<IngestResult> Ingest(MarketEventBatch batch) => throw NotAsked();

    public Task AdvanceTime(DateTime utcNow) => throw NotAsked();

    public Task<BookView> GetOrderBook(int depth) => throw NotAsked();

    public Task<MarketMoment?> GetClosing(Timeframe timeframe, long bar, DateTime closeTime, int depth) => throw NotAsked();

    public Task<MarketMoment> GetMoment(Timeframe timeframe, long? lastBar, DateTime reached, int depth) => throw NotAsked();

    public Task<ImmutableArray<Candle>> GetRecentCandles(Timeframe timeframe, int count) => throw NotAsked();

    public Task<ClosedBar?> GetLatestBar(Timeframe timeframe) => throw NotAsked();

    public Task<ScoredBar?> GetLatestScored(Timeframe timeframe) => throw NotAsked();

    public Task<ImmutableArray<Trade>> GetRecentTrades(int count) => throw NotAsked();

    public Task<RegimeExplanation?> GetExplanation() => throw NotAsked();

    public Task<RegimeEstimate?> GetEstimate() => throw NotAsked();

    public Task<ImmutableArray<RegimeBar>> GetRecentBars(long afterSequence, int limit) => throw NotAsked();

    public Task Follow(long? afterSequence) => throw NotAsked();

    public Task<BotResult> Pause(long? expectedVersion, string? requestId) => throw NotAsked();

    public Task<BotResult> Delete(long? expectedVersion, string? requestId) => throw NotAsked();

    public Task<ImmutableArray<TenantKey>> ListBots() => throw NotAsked();

    public Task<ImmutableArray<TenantKey>> ListAccounts() => throw NotAsked();

    public Task<int> CountSymbols() => throw NotAsked();

    public Task<BotResult> RequestLive(string challengeHash, string? person) => throw NotAsked();

    public Task<BotResult> ConfirmLive(string challengeHash, string? person, bool mustBeAnother) => throw NotAsked();

    public Task<BotResult> UsePaper() => throw NotAsked();

    public Task<BotResult> DeleteBot(TenantKey bot, long? expectedVersion, string? requestId) => throw NotAsked();

    public Task<BotResult> CreateBot(CreateBotRequest request) => throw NotAsked();

    public Task<ReservationResult> Reserve(ReservationRequest request) => throw NotAsked();

    public Task<SettlementResult> Settle(string orderId, ImmutableArray<Fill> fills) => throw NotAsked();

    public Task<AccountResult> SetTradingState(TradingState state, long? expectedVersion, string? requestId) =>
        throw NotAsked();

    private static InvalidOperationException NotAsked() => new("A replay does not ask for this.");
}
