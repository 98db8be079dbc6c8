using System.Collections.Immutable;
using Aetherion.Domain.Execution;
using Aetherion.Domain.Risk;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Runtime;
using Orleans.Streams;

namespace Aetherion.Grains.Bots;

/// <summary>
/// <see cref="BotDesk"/> behind a key. An order goes through these steps, and whoever goes on after a failure at any of
/// them asks again with the same id: the order stands in the stored state; the account reserves it; it executes; the
/// account books it, which is the moment it happened; the bot takes over what the account booked. Events are stored in
/// the outbox before the journal and the stream hear of them, and told again until they are known to have been heard.
/// </summary>
internal sealed partial class BotGrain(
    [PersistentState("bot", StorageNames.Tenant)] IPersistentState<BotState> stored,
    ITradingJournal journal,
    IBotCommandLog commands,
    IInstrumentCatalog catalog,
    TimeProvider timeProvider,
    IOptions<TradingOptions> options) : Grain, IBotGrain, IAsyncObserver<SignalBatch>
{
    /// <summary>Events kept back at most before they are told, in the middle of a batch if need be.</summary>
    private const int OutboxMax = 64;

    private readonly PaperExchange _exchange = new(options.Value.Costs);
    private BotDesk? _desk;
    private bool _isRecovered;
    private bool _mustReload;
    private IGrainTimer? _venueTimer;
    private TimeSpan _venuePace;

    private TenantKey Key => TenantKey.Parse(this.GetPrimaryKeyString());

    private BotState State
    {
        get => stored.State;
        set => stored.State = value;
    }

    private BotConfiguration Configuration => State.Configuration!;

    private bool IsLive => Configuration.Symbol.IsLive;

    /// <summary>Whether orders go to the venue, with the tenant's money.</summary>
    private bool UsesVenue => IsLive && State.Mode == TradingMode.Live;

    private bool IsHolding => State.Position!.Quantity.Lots > 0;

    private bool IsVenueOrderUnderWay => State.Pending?.IsOnVenue == true;

    private Instrument Instrument => Find(Configuration.Symbol)
        ?? throw new InvalidOperationException(
            $"Bot {Key} trades {Configuration.Symbol}, which is no longer known; add the instrument again.");

    private BotDesk Desk => _desk ??= new BotDesk(Instrument, options.Value.Limits, options.Value.Costs);

    private IAccountGrain Account => GrainFactory.GetGrain<IAccountGrain>(Configuration.Account.ToString());

    private IVenueOrderGrain VenueOrders => GrainFactory.GetGrain<IVenueOrderGrain>(Key.ToString());

    private StrategyKey StrategyKey => new(
        Key.Tenant, Configuration.Strategy, new RegimeKey(Configuration.Symbol, Configuration.Timeframe));

    private IAsyncStream<SignalBatch> Signals =>
        this.GetStreamProvider(StreamNames.TenantProvider).GetStream<SignalBatch>(StreamNames.SignalsOf(StrategyKey));

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (State.IsWatching)
            await Listen();
        // A deleted bot may have its last events still to tell.
        if (IsVenueOrderUnderWay)
            LookAtVenueFrom(TimeSpan.Zero, options.Value.VenueLookInterval);
        else if (State.Pending is not null || !State.Outbox.IsEmpty)
            this.RegisterGrainTimer(RecoverAlone, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        if (State.Exists && UsesVenue && !IsVenueOrderUnderWay)
            LookAtVenueFrom(options.Value.VenueWatchInterval, options.Value.VenueWatchInterval);
    }

    public Task<BotSnapshot?> GetSnapshot() => Task.FromResult(State.Exists ? Desk.ToSnapshot(State) : null);

    public Task<VenueKeyTies> GetKeyTies() => OnTurn(async () =>
    {
        if (!State.Exists || !UsesVenue)
            return new VenueKeyTies(OfPosition: null, OfOrder: null);
        var ties = await VenueOrders.GetKeyTies(Configuration.Symbol.Instrument, IsHolding);
        // An order that has ended there is not booked here yet.
        return ties with { OfOrder = ties.OfOrder ?? State.Pending?.VenueKey };
    });

    public Task<BotResult> Create(BotConfiguration configuration) => OnTurn(async () =>
    {
        if (State.Exists)
            return State.Configuration == configuration ? Accept() : Refuse(Refusals.BotExists(Key));
        _desk = null;
        State = BotLife.Create(State, Key, configuration, Now());
        var result = await StoreAndTell();
        await LogHere(BotCommandKind.Create, result);
        return result;
    });

    public Task<BotResult> Start(long? expectedVersion, string? requestId) =>
        OnCommand(BotCommandKind.Start, expectedVersion, requestId, () => Start(IsLive ? Now() : null));

    public Task<BotResult> StartAt(DateTime time) =>
        OnCommand(BotCommandKind.Start, expectedVersion: null, requestId: null, () => IsLive
            ? throw new InvalidOperationException($"Bot {Key} trades {Configuration.Symbol}, which is no replay; use Start.")
            : Start(time));

    public Task<BotResult> Pause(long? expectedVersion, string? requestId) =>
        OnCommand(BotCommandKind.Pause, expectedVersion, requestId, Pause);

    public Task<BotResult> Stop(StopMode mode, long? expectedVersion, string? requestId) =>
        OnCommand(
            mode == StopMode.FlattenPosition ? BotCommandKind.Flatten : BotCommandKind.Stop,
            expectedVersion,
            requestId,
            () => Stop(mode, requestId));

    public Task<BotResult> CancelOrders(long? expectedVersion, string? requestId) =>
        OnCommand(BotCommandKind.CancelOrders, expectedVersion, requestId, async () =>
        {
            await CancelPending();
            return await StoreAndRest();
        });

    public Task<BotResult> SettleOrder(OrderSettlement settlement, long? expectedVersion, string? requestId) =>
        OnRequest(expectedVersion, requestId, () => Settle(settlement), () => IsSettledBy(settlement));

    public Task<BotResult> Delete(long? expectedVersion, string? requestId) =>
        OnCommand(BotCommandKind.Delete, expectedVersion, requestId, Delete);

    public Task<BotResult> RequestLive(string challengeHash, string? person) => OnRequest(expectedVersion: null, requestId: null, async () =>
    {
        if (CheckIsAtRest("switched to live trading") is { } refusal)
            return Refuse(refusal);
        State = LiveSwitch.Request(State, challengeHash, person, Now());
        return await StoreAndTell();
    });

    public Task<BotResult> ConfirmLive(string challengeHash, string? person, bool mustBeAnother) =>
        OnRequest(expectedVersion: null, requestId: null, async () =>
        {
            if (CheckIsAtRest("switched to live trading") is { } refusal)
                return Refuse(refusal);
            (State, var outcome) = LiveSwitch.Confirm(State, challengeHash, person, mustBeAnother, Now());
            await StoreAndTell();
            if (outcome != LiveSwitchOutcome.Switched)
                return Refuse(Refusals.LiveNotConfirmed(outcome));
            await LogHere(BotCommandKind.TradeLive, Accept());
            return Accept();
        });

    public Task<BotResult> UsePaper() => OnRequest(expectedVersion: null, requestId: null, async () =>
    {
        if (State.Mode == TradingMode.Live && CheckIsAtRest("switched to paper trading") is { } refusal)
            return Refuse(refusal);
        State = LiveSwitch.UsePaper(State);
        return await StoreAndTell();
    });

    /// <summary>Deals with signals it has not seen; completes when what follows from them is stored and told.</summary>
    public Task OnNextAsync(SignalBatch item, StreamSequenceToken? token = null) => OnTurn(async () =>
    {
        if (!State.IsWatching || item.Key != StrategyKey)
            return true;
        await Recover();
        foreach (var signal in item.Signals)
        {
            if (signal.Sequence <= State.Cursor)
                continue;
            await Handle(signal);
            if (State.Outbox.Length >= OutboxMax)
                await StoreAndTell();
        }
        await StoreAndTell();
        return true;
    });

    /// <param name="startedTime">See <see cref="BotState.StartedTime"/>.</param>
    private async Task<BotResult> Start(DateTime? startedTime)
    {
        if (UsesVenue && await VenueOrders.CheckVenue(Configuration.Symbol.Instrument, IsHolding) is { } refusal)
            return Refuse(refusal);
        if (State.Mode == TradingMode.Live && !IsLive)
            return Refuse(Refusals.LiveVenueNotConnected(Configuration.Symbol.Instrument));
        if (State.Status is not (BotStatus.WarmingUp or BotStatus.Running))
        {
            await CancelPending();
            if (UsesMarketTime && !State.IsWatching)
                await BeginAtMoment();
            State = BotLife.Start(State, Now(), startedTime);
            await StoreAndTell();
        }
        await Listen();
        return Accept();
    }

    private async Task<BotResult> Pause()
    {
        if (State.Status == BotStatus.Paused)
            return Accept();
        if (!State.IsWatching)
            return Refuse(Refusals.BotNotRunning(Desk.ToSnapshot(State)));
        await CancelPending();
        State = BotLife.Pause(State, Now());
        return await StoreAndTell();
    }

    /// <summary>
    /// Why the bot can be neither deleted nor switched between paper and money now: what it holds in one of them would be
    /// nobody's then, and be sold in the other.
    /// </summary>
    private Refusal? CheckIsAtRest(string change)
    {
        var snapshot = Desk.ToSnapshot(State);
        if (State.IsWatching)
            return Refusals.BotNotStopped(snapshot, change);
        if (IsVenueOrderUnderWay)
            return Refusals.OrderUnderWay(snapshot);
        return snapshot.Position.Quantity.Lots > 0
            ? Refusals.BotHasPosition(snapshot, Instrument.ToDecimal(snapshot.Position.Quantity), change)
            : null;
    }

    private async Task<BotResult> Delete()
    {
        var snapshot = Desk.ToSnapshot(State);
        if (CheckIsAtRest("deleted") is { } refusal)
            return Refuse(refusal);
        State = BotLife.Delete(State, Now());
        await StoreAndTell();
        return new BotResult(snapshot with { Status = BotStatus.Stopped, Version = State.Version }, Refusal: null);
    }

    private async Task<BotResult> Stop(StopMode mode, string? requestId)
    {
        var isStopped = State.Status is BotStatus.Stopped or BotStatus.Created;
        var flattens = mode == StopMode.FlattenPosition;
        if (isStopped && !(flattens && (IsHolding || IsVenueOrderUnderWay)))
            return Accept();
        await CancelPending();
        // A purchase among them would leave a position behind that the one who asked believes sold.
        if (flattens && IsVenueOrderUnderWay)
            return Refuse(Refusals.FlattenWaits(Desk.ToSnapshot(State), State.Pending!.Order));
        if (flattens && IsHolding)
        {
            if (await Flatten(requestId) is { } refusal)
                return refusal;
        }
        else if (!isStopped)
        {
            State = BotLife.Stop(State, Now());
        }
        return await StoreAndRest();
    }

    /// <summary>The order first, then the bot, which books what the order says: a failure in between is mended by asking again.</summary>
    private async Task<BotResult> Settle(OrderSettlement settlement)
    {
        if (!IsVenueOrderUnderWay || State.Pending!.Order.Id != settlement.OrderId)
            return Refuse(Refusals.OrderNotInDoubt(settlement.OrderId));
        var settled = await VenueOrders.Settle(settlement);
        if (settled.Refusal is { } refusal)
            return Refuse(refusal);
        await Adopt(settled.Progress!);
        return await StoreAndRest();
    }

    /// <summary>Whether the order was settled so and is booked, as after a failure between the two.</summary>
    private async Task<bool> IsSettledBy(OrderSettlement settlement) =>
        State.Pending?.Order.Id != settlement.OrderId && await VenueOrders.IsSettledBy(settlement);

    private async Task Handle(Signal signal)
    {
        if (IsVenueOrderUnderWay)
            await FollowVenueOrder();
        else if (State.Pending is not null)
            await ExecuteOnBar(signal.Candle.Open, signal.Candle.OpenTime);
        var wantsOrder = Desk.WantsOrder(State, signal);
        State = BotLife.Watch(State, signal);
        if (wantsOrder)
            await Decide(signal);
        else if (State.LastDenial is not null)
            State = State with { LastDenial = null };
    }

    private async Task Decide(Signal signal)
    {
        var book = UsesVenue ? await ReadBook() : null;
        if (book is not null && IsOutdated(signal, book))
            return;
        if (UsesMarketTime)
        {
            book = await ReadClosing(signal.Sequence, signal.Candle.CloseTime);
            if (book is null)
                return;
        }
        var account = await ReadAccount();
        var time = UsesVenue ? Now() : signal.Candle.CloseTime;
        State = Desk.Decide(State, signal, account, book?.State ?? FeedState.Live, time, Find);
        if (State.Pending is null || await DenyByVenue(time) || await DenyBeyondQuota(State.Pending.Order, time))
            return;
        await stored.WriteStateAsync();
        await Reserve(time);
        if (IsVenueOrderUnderWay)
            await ExecuteAtVenue();
        else if (book is not null)
            await ExecuteOnBook(book, time);
    }

    /// <summary>Ends an order that its venue would not take, before it is stored; otherwise fits it to its rules.</summary>
    private async Task<bool> DenyByVenue(DateTime time)
    {
        if (!UsesVenue)
            return false;
        var fit = await VenueOrders.Fit(ToVenueRequest(State.Pending!));
        // Who wants the position sold is asked what becomes of what the venue takes no order for; a bot waits for a better price.
        var refusal = fit.IsTooSmall && State.Pending!.StopsAfter ? null : fit.Refusal;
        State = refusal is not null
            ? BotDesk.DenyByVenue(State, new RiskDenial(refusal.Code, refusal.Message), time)
            : BotDesk.FitToVenue(State, fit.Quantity, fit.Step, fit.Key);
        return refusal is not null;
    }

    /// <summary>Has the venue execute the order under way, unless the account denied it.</summary>
    private async Task ExecuteAtVenue()
    {
        if (State.Pending is { } pending)
            await Adopt(await VenueOrders.Place(ToVenueRequest(pending)));
    }

    /// <summary>Looks at the order under way at the venue, and goes on when its outcome is certain.</summary>
    private async Task FollowVenueOrder()
    {
        if (await VenueOrders.GetProgress(State.Pending!.Order.Id) is { } progress)
            await Adopt(progress);
    }

    /// <summary>
    /// Books an order whose outcome is certain; tells of one whose outcome is not. Until then it stays under way, and a
    /// bot with an order under way sends no other.
    /// </summary>
    private async Task Adopt(VenueOrderProgress progress)
    {
        if (progress.IsOver)
        {
            var result = await Account.Settle(progress.OrderId, progress.Fills);
            State = Desk.AdoptFromVenue(State, result.Fills, progress.State, progress.Code, progress.Text, Now());
            // It may have ended without the venue's word, which can still come.
            LookAtVenueFrom(options.Value.VenueWatchInterval, options.Value.VenueWatchInterval);
            return;
        }
        if (progress.State == OrderState.OutcomeUnknown)
            State = BotDesk.Doubt(State, progress.Code, progress.Text, Now());
        LookAtVenueFrom(options.Value.VenueLookInterval, options.Value.VenueLookInterval);
    }

    /// <summary>Looks again and again, at the pace asked for last.</summary>
    private void LookAtVenueFrom(TimeSpan dueTime, TimeSpan period)
    {
        if (_venueTimer is not null && _venuePace == period)
            return;
        _venueTimer?.Dispose();
        // Nobody else asks for the order of a bot that nobody calls; it ends when there is nothing to look for.
        _venueTimer = this.RegisterGrainTimer(LookAtVenue, new GrainTimerCreationOptions(dueTime, period) { KeepAlive = true });
        _venuePace = period;
    }

    private Task LookAtVenue() => OnTurn(async () =>
    {
        await Recover();
        var (pending, wasWatching) = (State.Pending, State.IsWatching);
        if (IsVenueOrderUnderWay)
            await FollowVenueOrder();
        var watch = await VenueOrders.GetWatch();
        if (watch.Contradiction is { } contradiction)
            State = BotDesk.Contradict(State, contradiction.Text, Now());
        if (!ReferenceEquals(pending, State.Pending) || !State.Outbox.IsEmpty)
            await StoreAndTell();
        if (watch.Contradiction is { } told)
            await VenueOrders.Acknowledge(told.OrderId);
        if (wasWatching && !State.IsWatching)
            await StopListening();
        if (!IsVenueOrderUnderWay)
            StopLookingAtVenue();
        if (!IsVenueOrderUnderWay && watch.IsWatching)
            LookAtVenueFrom(options.Value.VenueWatchInterval, options.Value.VenueWatchInterval);
        return true;
    });

    private void StopLookingAtVenue()
    {
        _venueTimer?.Dispose();
        _venueTimer = null;
    }

    private VenueOrderRequest ToVenueRequest(PendingOrder pending) => new(
        pending.Order.Id,
        pending.Order.Symbol,
        pending.Order.Side,
        pending.Order.Quantity,
        State.Mark is { } mark ? Instrument.ToDecimal(mark) : pending.WorstPrice,
        pending.Order.Side == Side.Buy ? pending.WorstPrice : null,
        pending.Order.CreatedTime,
        pending.VenueStep ?? 0)
    {
        IsHolding = IsHolding,
        Key = pending.VenueKey,
        AsksPerson = pending.StopsAfter,
    };

    /// <summary>
    /// Ends an order that is beyond the tenant's orders a minute, before it is stored: the account has not heard of it. A
    /// sale reduces what is at risk and is never held back; a replay's orders are nobody's load.
    /// </summary>
    private async Task<bool> DenyBeyondQuota(Order order, DateTime time)
    {
        if (!IsLive || order.Side != Side.Buy
            || await GrainFactory.GetGrain<ITenantLimitsGrain>(Key.Tenant).TakeOrder() is not { } refusal)
            return false;
        State = BotDesk.DenyPending(State, new RiskDenial(refusal.Code, refusal.Message), time);
        return true;
    }

    /// <summary>
    /// Whether the next bar is over already: then a newer signal is on its way, and this one, read back after a pause,
    /// is not to be traded on at today's prices. Both times are the market's.
    /// </summary>
    private static bool IsOutdated(in Signal signal, BookView book) =>
        book.EventTime >= signal.Candle.CloseTime + signal.Candle.Timeframe.Duration();

    /// <summary>Asks the account for the order under way; ends the order when the account denies it.</summary>
    private async Task Reserve(DateTime time)
    {
        var pending = State.Pending!;
        var order = Desk.ToReservation(pending);
        var result = await Account.Reserve(new ReservationRequest(
            order.OrderId,
            order.Bot,
            order.Instrument,
            order.Symbol,
            order.Side,
            order.Quantity,
            order.WorstPrice,
            order.FeeRate));
        State = result.Denial is { } denial
            ? BotDesk.DenyPending(State, new RiskDenial(denial.Code, denial.Message), time)
            : State with { Pending = pending with { IsReserved = true } };
    }

    /// <summary>Executes a replay's order under way at a bar's price.</summary>
    private async Task ExecuteOnBar(Price reference, DateTime time)
    {
        if (!State.Pending!.IsReserved)
            await Reserve(time);
        if (State.Pending is not { } pending)
            return;
        await Settle(_exchange.ExecuteOnBar(pending.Order, pending.WorstPrice, reference, Instrument, time), time);
    }

    /// <summary>
    /// Executes an order under way against a book; against one that is not live nothing is filled.
    /// </summary>
    private async Task ExecuteOnBook(BookView book, DateTime time)
    {
        if (State.Pending is not { } pending)
            return;
        var fills = book.State == FeedState.Live
            ? _exchange.ExecuteOnBook(pending.Order, pending.WorstPrice, book, Instrument, time)
            : [];
        await Settle(fills, time);
    }

    /// <summary>
    /// Has the account book the fills and takes over what it booked, which on a second try is the first one's.
    /// </summary>
    private async Task Settle(
        ImmutableArray<Fill> fills, DateTime time, string cancelCode = BotReasons.InsufficientLiquidity)
    {
        var result = await Account.Settle(State.Pending!.Order.Id, fills);
        State = Desk.Adopt(State, result.Fills, time, cancelCode);
    }

    /// <summary>
    /// Ends the order under way without executing it, unless the account has booked it already; one at a venue stays under
    /// way until its outcome is certain.
    /// </summary>
    private async Task CancelPending()
    {
        if (State.Pending is null)
            return;
        if (IsVenueOrderUnderWay)
        {
            // It may be executed already: only the venue can say what of it was.
            if (await VenueOrders.Cancel(State.Pending.Order.Id) is { } progress)
                await Adopt(progress);
            return;
        }
        var time = TradingTime();
        await Reserve(time);
        if (State.Pending is not null)
            await Settle([], time, BotReasons.CancelledByUser);
    }

    /// <summary>Sells the position at the market; returns the refusal when that is denied.</summary>
    private async Task<BotResult?> Flatten(string? requestId)
    {
        var book = UsesVenue ? await ReadBook() : _moment?.Book;
        var time = book is null ? State.MarkTime : TradingTime();
        State = Desk.Flatten(State, await ReadAccount(), book?.State ?? FeedState.Live, time);
        if (State.Pending is not null && !await DenyByVenue(time))
        {
            await stored.WriteStateAsync();
            await FinishFlatten(book, time);
        }
        if (State.LastDenial is not { } code)
            return null;
        var refusal = new Refusal(code, State.Outbox[^1].ReasonText);
        Forget(requestId);
        await StoreAndTell();
        return Refuse(refusal);
    }

    private async Task FinishFlatten(BookView? book, DateTime time)
    {
        await Reserve(time);
        if (IsVenueOrderUnderWay)
            await ExecuteAtVenue();
        else if (book is not null)
            await ExecuteOnBook(book, time);
        else if (State.Pending is not null)
            await ExecuteOnBar(State.Mark!.Value, time);
    }

    /// <summary>
    /// Once per activation and after each failure: tells what may not have been heard, and finishes a live order or a
    /// flattening that was under way. A replay's order waits for its bar.
    /// </summary>
    private async Task Recover()
    {
        if (_isRecovered)
            return;
        await Tell();
        if (State.Pending is { } pending && (IsLive || Configuration.UsesBooks || pending.StopsAfter))
        {
            await FinishPending(pending);
            await StoreAndTell();
        }
        _isRecovered = true;
    }

    private Task RecoverAlone() => OnTurn(async () =>
    {
        await Recover();
        return true;
    });

    /// <summary>
    /// The request is remembered before its turn, so that it is stored together with what the turn changes; a refusal
    /// changes nothing and is not remembered.
    /// </summary>
    /// <param name="isDone">Whether it was done before, though it is not remembered: then it is not done again.</param>
    private Task<BotResult> OnRequest(
        long? expectedVersion, string? requestId, Func<Task<BotResult>> turn, Func<Task<bool>>? isDone = null) =>
        OnTurn(async () =>
        {
            await Recover();
            if (RequestMemory.Knows(State.Requests, requestId))
                return Accept();
            if (!State.Exists)
                return Refuse(Refusals.BotNotFound(Key));
            if (isDone is not null && await isDone())
                return Accept();
            if (expectedVersion is { } expected && expected != State.Version)
                return Refuse(Refusals.VersionConflict(Desk.ToSnapshot(State), expected));
            State = State with { Requests = RequestMemory.Remember(State.Requests, requestId) };
            var result = await turn();
            if (result.Refusal is not null)
                Forget(requestId);
            return result;
        });

    private void Forget(string? requestId)
    {
        if (requestId is not null)
            State = State with { Requests = State.Requests.Remove(requestId) };
    }

    /// <summary>Runs a turn; when it fails, the next one begins with what is stored.</summary>
    private async Task<T> OnTurn<T>(Func<Task<T>> turn)
    {
        if (_mustReload)
        {
            await stored.ReadStateAsync();
            (_mustReload, _isRecovered) = (false, false);
        }
        try
        {
            return await turn();
        }
        catch
        {
            _mustReload = true;
            throw;
        }
    }

    private async Task<BotResult> StoreAndTell()
    {
        await stored.WriteStateAsync();
        await Tell();
        return Accept();
    }

    /// <summary>A bot that ended with this hears no more signals.</summary>
    private async Task<BotResult> StoreAndRest()
    {
        var result = await StoreAndTell();
        if (!State.IsWatching)
            await StopListening();
        return result;
    }

    /// <summary>Tells the journal and the stream what is stored in the outbox.</summary>
    private async Task Tell()
    {
        if (State.Outbox.IsEmpty)
            return;
        await journal.AppendAsync(State.Outbox, CancellationToken.None);
        await this.GetStreamProvider(StreamNames.BorderProvider)
            .GetStream<BotEvent>(StreamNames.BotEventsOf(Key))
            .OnNextBatchAsync(State.Outbox);
        State = State with { Outbox = [] };
    }

    /// <summary>Subscribes to the signals, or attaches to the subscription there is, and has them made.</summary>
    private async Task Listen()
    {
        await Subscribe();
        await GrainFactory.GetGrain<IStrategyGrain>(StrategyKey.ToString()).Follow(FollowAfter());
    }

    private async Task Subscribe()
    {
        var handles = await Signals.GetAllSubscriptionHandles();
        if (handles.Count == 0)
            await Signals.SubscribeAsync(this);
        foreach (var handle in handles)
            await handle.ResumeAsync(this);
    }

    private async Task StopListening()
    {
        foreach (var handle in await Signals.GetAllSubscriptionHandles())
            await handle.UnsubscribeAsync();
    }

    private ISymbolGrain Symbol => GrainFactory.GetGrain<ISymbolGrain>(Configuration.Symbol.ToString());

    private Task<BookView> ReadBook() => Symbol.GetOrderBook(options.Value.BookDepth);

    private async Task<AccountSnapshot> ReadAccount() => await Account.GetSnapshot()
        ?? throw new InvalidOperationException($"Bot {Key} has no account {Configuration.Account}; open it first.");

    private Instrument? Find(SymbolKey symbol) => catalog.TryGet(symbol.Instrument, out var found) ? found : null;

    private DateTime Now() => timeProvider.GetUtcNow().UtcDateTime;

    private BotResult Accept() => new(State.Exists ? Desk.ToSnapshot(State) : null, Refusal: null);

    private BotResult Refuse(Refusal refusal) => new(State.Exists ? Desk.ToSnapshot(State) : null, refusal);
}
