using System.Collections.Immutable;
using Aetherion.Domain.Venues.Orders;
using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Runtime;

namespace Aetherion.Grains.Bots;

/// <summary>
/// <see cref="OrderLifeRules"/> behind a key. The state is stored before the order is sent, and after a start a stored order
/// is asked for and never sent again. News of the user stream are looked for, and questions asked, by a timer that runs
/// while the order is under way; what they changed is stored.
/// </summary>
internal sealed class VenueOrderGrain(
    [PersistentState("venue-order", StorageNames.Tenant)] IPersistentState<VenueOrderState> stored,
    IOrderGateway gateway,
    IInstrumentCatalog catalog,
    TimeProvider timeProvider,
    IOptions<TradingOptions> options) : Grain, IVenueOrderGrain
{
    /// <summary>How long the venue may contradict an order that ended without its word.</summary>
    private static readonly TimeSpan WatchTime = TimeSpan.FromHours(24);

    /// <summary>The most orders that are watched at once; the oldest go first.</summary>
    private const int WatchedMax = 8;

    /// <summary>How often the venue is asked about them; what user data tells is looked at more often.</summary>
    private static readonly TimeSpan WatchQuestionInterval = TimeSpan.FromMinutes(10);

    private IGrainTimer? _timer;
    private IGrainTimer? _watchTimer;
    private OrderLife? _life;
    private DateTime _nextWatchQuestion;

    private TenantKey Key => TenantKey.Parse(this.GetPrimaryKeyString());

    private VenueOrderState State => stored.State;

    private NonExecutionRule Rule =>
        gateway.FindRule(State.Request!.Symbol.Instrument.Venue) ?? NonExecutionRule.NotConnected;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _life = State.Life is { } life ? OrderLifeRules.Restart(life, Now()) : null;
        Watch();
        WatchEnded();
        return Task.CompletedTask;
    }

    public async Task<Refusal?> CheckVenue(InstrumentId instrument, bool isHolding) =>
        (await FindAccount(instrument, PinnedKey(instrument, isHolding))).Refusal;

    public Task<VenueKeyTies> GetKeyTies(InstrumentId instrument, bool isHolding) => Task.FromResult(new VenueKeyTies(
        isHolding ? PinnedKey(instrument, isHolding) : null, _life is { IsOver: false } ? State.Account!.KeyId : null));

    public async Task<VenueOrderFit> Fit(VenueOrderRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var id = request.Symbol.Instrument;
        var (account, refusal) = await FindAccount(id, PinnedKey(id, request.IsHolding));
        if (account is null)
            return Refuse(request, refusal!);
        if (await gateway.FindRulesAsync(id, CancellationToken.None) is not { } rules)
            return Refuse(request, Refusals.VenueRulesUnknown(id));
        var verdict = Judge(request, rules);
        var step = Math.Max(rules.StepOf(TypeOf(request)), Instrument(id).QuantityStep);
        if (verdict.Refusal is { } broken)
            return new VenueOrderFit(request.Quantity, step, Refusals.VenueRule(broken)) { Key = account.KeyId, IsTooSmall = broken.IsTooSmall };
        return new VenueOrderFit(Instrument(id).ToQuantity(verdict.Order!.Quantity), step, Refusal: null) { Key = account.KeyId };
    }

    public async Task<VenueOrderProgress> Place(VenueOrderRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (State.Request?.OrderId == request.OrderId)
            return Progress();
        if (_life is { IsOver: false } other)
            throw new InvalidOperationException(
                $"Bot {Key} has order {State.Request!.OrderId} under way as {other.Order.ClientOrderId}; it is one at a time.");
        if (await Begin(request) is { AwaitsWord: false } life)
            await Send(life);
        return Progress();
    }

    public Task<VenueOrderProgress?> GetProgress(string orderId) =>
        Task.FromResult(State.Request?.OrderId == orderId ? Progress() : null);

    public async Task<VenueOrderProgress?> Cancel(string orderId)
    {
        if (State.Request?.OrderId != orderId)
            return null;
        if (_life is { IsOver: false } life)
        {
            using CancellationTokenSource patience = new(OrderLifeRules.AnswerWithin, timeProvider);
            var reply = await gateway.CancelAsync(State.Account!, life.Reference, patience.Token);
            await Keep(OrderLifeRules.Cancel(_life!, reply, Now()));
        }
        return Progress();
    }

    public async Task<VenueOrderSettled> Settle(OrderSettlement settlement)
    {
        if (await IsSettledBy(settlement))
            return new VenueOrderSettled(Progress(), Refusal: null);
        if (State.Request?.OrderId != settlement.OrderId || _life is not { } life || !IsForPerson(life))
            return new VenueOrderSettled(null, Refusals.OrderNotInDoubt(settlement.OrderId));
        if (FaultOf(settlement) is { } fault)
            return new VenueOrderSettled(null, Refusals.SettlementInvalid(fault));
        if (End(life, settlement) is not { } settled)
            return new VenueOrderSettled(null, Refusals.SettlementInvalid(
                $"the venue told of {life.ExecutedQuantity} of {life.Order.Quantity}, in {life.Fills.Length} executions; "
                + (CanBeBooked(life) ? "these must be among them" : "name each once, and no more than was ordered")));
        if (!CanBeBooked(settled))
            return new VenueOrderSettled(null, Refusals.SettlementInvalid("nothing of this can be booked"));
        await Keep(settled);
        return new VenueOrderSettled(Progress(), Refusal: null);
    }

    public Task<bool> IsSettledBy(OrderSettlement settlement)
    {
        ArgumentNullException.ThrowIfNull(settlement);
        return Task.FromResult(
            State.Request?.OrderId == settlement.OrderId && State.Life is { } life
            && OrderLifeRules.IsSettledBy(life, FillsOf(settlement)));
    }

    public Task<VenueWatch> GetWatch() =>
        Task.FromResult(new VenueWatch(EndedOrders().Any() || State.Contradiction is not null, State.Contradiction));

    public async Task Acknowledge(string orderId)
    {
        if (State.Contradiction?.OrderId == orderId)
            await stored.StoreAsync(State with { Contradiction = null });
    }

    /// <summary>Whether it is a person who has to say how the order ended, or what of its end is to be booked.</summary>
    private bool IsForPerson(OrderLife life) =>
        life.Phase == OrderPhase.OutcomeUnknown || (life.IsOver && !CanBeBooked(life));

    private OrderLife? End(OrderLife life, OrderSettlement settlement) => CanBeBooked(life)
        ? OrderLifeRules.Settle(life, FillsOf(settlement), settlement.Reason)
        : OrderLifeRules.Overrule(life, FillsOf(settlement), settlement.Reason);

    private bool CanBeBooked(OrderLife life) =>
        VenueOrderReports.CanBeBooked(life, State.Request!, Instrument(State.Request!.Symbol.Instrument), Now());

    /// <summary>Stores the order before it is sent; null when it is not to be.</summary>
    private async Task<OrderLife?> Begin(VenueOrderRequest request)
    {
        var id = request.Symbol.Instrument;
        var (account, noAccount) = await FindAccount(id, request.Key ?? PinnedKey(id, request.IsHolding));
        var rules = await gateway.FindRulesAsync(id, CancellationToken.None);
        var now = Now();
        var refusal = noAccount is not null ? noAccount
            : rules is null ? Refusals.VenueRulesUnknown(id)
            : now > request.DecidedTime + OrderLifeRules.SendWithin ? Refusals.TooLateToSend(request.DecidedTime)
            : null;
        var life = refusal is null ? Begin(request, rules!, now) : null;
        await stored.StoreAsync(new VenueOrderState
        {
            Request = request,
            // The bot stays tied to it, also by an order that is not sent.
            Account = account ?? State.Account,
            Life = life,
            NotSent = refusal,
            Watched = [.. EndedOrders().TakeLast(WatchedMax)],
            Contradiction = State.Contradiction,
        });
        _life = life;
        return life;
    }

    private OrderLife Begin(VenueOrderRequest request, OrderRules rules, DateTime now)
    {
        var order = Draft(request, rules.Price.Step);
        return request.AsksPerson && Judge(request, rules).Refusal is { IsTooSmall: true } broken
            ? OrderLifeRules.LeaveToPerson(order, broken.Text, now)
            : OrderLifeRules.Begin(order, now);
    }

    /// <summary>What the rules make of an order; of a position that is more than one sale may be, the bot keeps the rest.</summary>
    private RuleVerdict Judge(VenueOrderRequest request, OrderRules rules)
    {
        RuleContext context = new(ReferencePrice: request.DecidedPrice);
        var order = Draft(request, rules.Price.Step);
        return rules.Fit(request.Side == Side.Sell ? rules.Cut(order, context) : order, context);
    }

    /// <summary>
    /// The key of the last order, while the bot holds what it bought with it or that order is under way; null when it may choose.
    /// State of before keys were remembered ties to none, so that the key found next is the one.
    /// </summary>
    private string? PinnedKey(InstrumentId instrument, bool isHolding) =>
        (isHolding || _life is { IsOver: false }) && State.Account is { } account && account.Venue == instrument.Venue
            ? account.KeyId
            : null;

    private async Task<(VenueAccount? Account, Refusal? Refusal)> FindAccount(InstrumentId instrument, string? key)
    {
        if (gateway.FindRule(instrument.Venue) is null)
            return (null, Refusals.LiveVenueNotConnected(instrument));
        if (await gateway.FindAccountAsync(Key.Tenant, instrument.Venue, key, CancellationToken.None) is { } account)
            return (account, null);
        return (null, key is null ? Refusals.VenueKeyMissing(instrument.Venue) : Refusals.VenueKeyGone(instrument.Venue, key));
    }

    private async Task Send(OrderLife life)
    {
        // Before it is sent: whatever fails from here on, it is asked for.
        Watch();
        using CancellationTokenSource patience = new(OrderLifeRules.AnswerWithin, timeProvider);
        var reply = await gateway.PlaceAsync(
            State.Account!, life.Order, life.SentTime + OrderLifeRules.SendWithin, patience.Token);
        await Keep(OrderLifeRules.Place(_life!, reply, Now()));
    }

    /// <summary>Looks for news while the order is under way.</summary>
    private void Watch()
    {
        if (_life is { IsOver: false })
            _timer ??= Repeat(Look, options.Value.VenueLookInterval);
    }

    private async Task Look()
    {
        CallerContext.Current = Caller.OfService(Key.Tenant);
        // The order after it may have been refused before it began.
        if (_life is not null)
        {
            foreach (var report in gateway.TakeNews(State.Account!, _life.Reference))
                await Keep(OrderLifeRules.Observe(_life, report, Now()));
            await Ask(new OrderLifeRules(Rule));
        }
        if (_life is { IsOver: false })
            return;
        _timer?.Dispose();
        _timer = null;
        WatchEnded();
    }

    /// <summary>An order is watched although nobody calls: a grain that is collected meanwhile would no longer ask.</summary>
    private IGrainTimer Repeat(Func<Task> look, TimeSpan period) =>
        this.RegisterGrainTimer(look, new GrainTimerCreationOptions(period, period) { KeepAlive = true });

    /// <summary>Goes on looking for what the venue says of orders that ended without its word.</summary>
    private void WatchEnded()
    {
        if (EndedOrders().Any())
            _watchTimer ??= Repeat(LookBack, options.Value.VenueWatchInterval);
    }

    private async Task LookBack()
    {
        CallerContext.Current = Caller.OfService(Key.Tenant);
        var ended = EndedOrders().ToList();
        var asks = Now() >= _nextWatchQuestion;
        _nextWatchQuestion = asks ? Now() + WatchQuestionInterval : _nextWatchQuestion;
        foreach (var order in ended)
        {
            var reports = gateway.TakeNews(order.Account, order.Life.Reference);
            if (asks)
                reports = reports.AddRange(await AskBack(order));
            if (reports.FirstOrDefault(report => OrderLifeRules.Contradicts(order.Life, report)) is { } report)
                await Contradict(order, report);
        }
        if (ended.Count == 0)
        {
            _watchTimer?.Dispose();
            _watchTimer = null;
        }
    }

    private async Task<ImmutableArray<OrderReport>> AskBack(WatchedOrder order)
    {
        using CancellationTokenSource patience = new(OrderLifeRules.AnswerWithin, timeProvider);
        return (await gateway.AskAsync(order.Account, OrderQuestion.ById, order.Life, patience.Token)).Reports;
    }

    /// <summary>One is told at a time; the order is watched no more.</summary>
    private async Task Contradict(WatchedOrder order, OrderReport report)
    {
        if (State.Contradiction is not null)
            return;
        await stored.StoreAsync(State with
        {
            Watched = [.. State.Watched.Where(other => other.OrderId != order.OrderId)],
            Contradiction = new VenueContradiction(order.OrderId, VenueOrderReports.Contradict(order, report)),
            IsContradicted = State.IsContradicted || order.OrderId == State.Request!.OrderId,
        });
    }

    /// <summary>Orders that ended without the venue's word, not too long ago, the oldest first.</summary>
    private IEnumerable<WatchedOrder> EndedOrders()
    {
        var orders = State.Watched;
        if (State is { Life: { CanBeContradicted: true } life, EndTime: { } end, IsContradicted: false })
            orders = orders.Add(new WatchedOrder(State.Request!.OrderId, State.Account!, life, end));
        return orders.Where(order => Now() < order.EndTime + WatchTime);
    }

    private string? FaultOf(OrderSettlement settlement)
    {
        var instrument = Instrument(State.Request!.Symbol.Instrument);
        foreach (var execution in settlement.Executions)
        {
            if (execution.TradeId.Length == 0)
                return "an execution has no trade id";
            if (execution.Price <= 0)
                return $"the price {execution.Price} is none";
            if (execution.Quantity <= 0 || execution.Quantity % instrument.QuantityStep != 0)
                return $"the quantity {execution.Quantity} is not on the step of {instrument.QuantityStep}";
        }
        return settlement.Executions.Length > OrderLifeRules.FillsMax ? $"there are more than {OrderLifeRules.FillsMax}" : null;
    }

    private static ImmutableArray<VenueFill> FillsOf(OrderSettlement settlement) =>
    [
        .. settlement.Executions.Select(e => new VenueFill(
            e.TradeId, e.Price, e.Quantity, e.Commission, e.CommissionCurrency, Time: null)),
    ];

    private async Task Ask(OrderLifeRules rules)
    {
        await Keep(rules.Advance(_life!, Now()));
        if (rules.Ask(_life!, Now()) is not { } question)
            return;
        var asked = Now();
        using CancellationTokenSource patience = new(OrderLifeRules.AnswerWithin, timeProvider);
        var reply = await gateway.AskAsync(State.Account!, question, _life!, patience.Token);
        await Keep(rules.Answer(_life!, question, reply, asked, Now()));
    }

    /// <summary>
    /// Takes over what is known now. What others may act on is stored first; how often was asked, and what speaks for
    /// nothing having arrived, is not: after a start that begins anew.
    /// </summary>
    private async Task Keep(OrderLife life)
    {
        var known = State.Life!;
        if (life.Phase != known.Phase || life.Fills.Length != known.Fills.Length || life.Status != known.Status
            || life.ExecutedQuantity != known.ExecutedQuantity || life.IsSettled != known.IsSettled
            || life.VenueOrderId != known.VenueOrderId)
            await stored.StoreAsync(State with { Life = life, EndTime = life.IsOver ? Now() : null });
        _life = life;
        if (life.IsOver)
            WatchEnded();
    }

    private VenueOrderProgress Progress()
    {
        var request = State.Request!;
        if (State.NotSent is { } refusal)
            return new VenueOrderProgress(
                request.OrderId, OrderState.Rejected, IsOver: true, [], refusal.Code, refusal.Message);
        // What is stored, not what is only known: others act on it.
        return VenueOrderReports.Describe(State.Life!, request, State.Account!, Instrument(request.Symbol.Instrument), Now());
    }

    private static VenueOrderType TypeOf(VenueOrderRequest request) =>
        request.WorstPrice is null ? VenueOrderType.Market : VenueOrderType.Limit;

    private VenueOrder Draft(VenueOrderRequest request, decimal tick)
    {
        var quantity = Instrument(request.Symbol.Instrument).ToDecimal(request.Quantity);
        var id = ClientOrderIds.Make(request.OrderId, request.DecidedTime);
        // A purchase may not cost more than is reserved for it, so it has a price; what does not fill at once is over.
        return request.WorstPrice is { } worst
            ? new VenueOrder(
                id,
                request.Symbol.Instrument.Symbol,
                request.Side,
                VenueOrderType.Limit,
                quantity,
                tick == 0 ? worst : worst - (worst % tick),
                TimeInForce: TimeInForce.ImmediateOrCancel)
            : new VenueOrder(
                id,
                request.Symbol.Instrument.Symbol,
                request.Side,
                VenueOrderType.Market,
                quantity,
                // The venue may hold less than is booked here: what was closed there by hand or liquidated.
                IsReduceOnly: request.Side == Side.Sell && gateway.SalesMustReduce(request.Symbol.Instrument.Venue));
    }

    private Instrument Instrument(InstrumentId id) => catalog.TryGet(id, out var instrument)
        ? instrument
        : throw new InvalidOperationException($"Bot {Key} trades {id}, which is no longer known; add the instrument again.");

    private static VenueOrderFit Refuse(VenueOrderRequest request, Refusal refusal) =>
        new(request.Quantity, Step: 0, refusal);

    private DateTime Now() => timeProvider.GetUtcNow().UtcDateTime;
}
