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
    private IGrainTimer? _timer;
    private OrderLife? _life;

    private TenantKey Key => TenantKey.Parse(this.GetPrimaryKeyString());

    private VenueOrderState State => stored.State;

    private NonExecutionRule? Rule => gateway.FindRule(State.Request!.Symbol.Instrument.Venue);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _life = State.Life is { } life ? OrderLifeRules.Restart(life, Now()) : null;
        Watch();
        return Task.CompletedTask;
    }

    public async Task<Refusal?> CheckVenue(InstrumentId instrument)
    {
        if (gateway.FindRule(instrument.Venue) is null)
            return Refusals.LiveVenueNotConnected(instrument);
        return await gateway.FindAccountAsync(Key.Tenant, instrument.Venue, CancellationToken.None) is null
            ? Refusals.VenueKeyMissing(instrument.Venue)
            : null;
    }

    public async Task<VenueOrderFit> Fit(VenueOrderRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var id = request.Symbol.Instrument;
        if (await CheckVenue(id) is { } refusal)
            return Refuse(request, refusal);
        if (await gateway.FindRulesAsync(id, CancellationToken.None) is not { } rules)
            return Refuse(request, Refusals.VenueRulesUnknown(id));
        var order = Draft(request, rules.Price.Step);
        var verdict = rules.Fit(order, new RuleContext(ReferencePrice: request.DecidedPrice));
        if (verdict.Refusal is { } broken)
            return Refuse(request, Refusals.VenueRule(broken));
        var step = Math.Max(rules.StepOf(order.Type), Instrument(id).QuantityStep);
        return new VenueOrderFit(Instrument(id).ToQuantity(verdict.Order!.Quantity), step, Refusal: null);
    }

    public async Task<VenueOrderProgress> Place(VenueOrderRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (State.Request?.OrderId == request.OrderId)
            return Progress();
        if (_life is { IsOver: false } other)
            throw new InvalidOperationException(
                $"Bot {Key} has order {State.Request!.OrderId} under way as {other.Order.ClientOrderId}; it is one at a time.");
        if (await Begin(request) is { } life)
            await Send(life);
        return Progress();
    }

    public Task<VenueOrderProgress?> GetProgress(string orderId) =>
        Task.FromResult(State.Request?.OrderId == orderId ? Progress() : null);

    /// <summary>Stores the order before it is sent; null when it is not to be.</summary>
    private async Task<OrderLife?> Begin(VenueOrderRequest request)
    {
        var id = request.Symbol.Instrument;
        var account = await gateway.FindAccountAsync(Key.Tenant, id.Venue, CancellationToken.None);
        var rules = await gateway.FindRulesAsync(id, CancellationToken.None);
        var now = Now();
        var refusal = account is null ? Refusals.VenueKeyMissing(id.Venue)
            : rules is null ? Refusals.VenueRulesUnknown(id)
            : now > request.DecidedTime + OrderLifeRules.SendWithin ? Refusals.TooLateToSend(request.DecidedTime)
            : null;
        var life = refusal is null ? OrderLifeRules.Begin(Draft(request, rules!.Price.Step), now) : null;
        await Store(new VenueOrderState { Request = request, Account = account, Life = life, NotSent = refusal });
        _life = life;
        return life;
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
            _timer ??= this.RegisterGrainTimer(Look, options.Value.VenueLookInterval, options.Value.VenueLookInterval);
    }

    private async Task Look()
    {
        CallerContext.Current = Caller.OfService(Key.Tenant);
        foreach (var report in gateway.TakeNews(State.Account!, _life!.Reference))
            await Keep(OrderLifeRules.Observe(_life!, report, Now()));
        if (Rule is { } rule)
            await Ask(new OrderLifeRules(rule));
        if (_life!.IsOver)
        {
            _timer?.Dispose();
            _timer = null;
        }
    }

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
            || life.ExecutedQuantity != known.ExecutedQuantity || life.VenueOrderId != known.VenueOrderId)
            await Store(State with { Life = life });
        _life = life;
    }

    /// <summary>Stores the next state; when that fails it stands as it stood.</summary>
    private async Task Store(VenueOrderState next)
    {
        var previous = stored.State;
        stored.State = next;
        try
        {
            await stored.WriteStateAsync();
        }
        catch
        {
            stored.State = previous;
            throw;
        }
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

    private static VenueOrder Draft(VenueOrderRequest request, decimal tick, Instrument instrument)
    {
        var quantity = instrument.ToDecimal(request.Quantity);
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
            : new VenueOrder(id, request.Symbol.Instrument.Symbol, request.Side, VenueOrderType.Market, quantity);
    }

    private VenueOrder Draft(VenueOrderRequest request, decimal tick) =>
        Draft(request, tick, Instrument(request.Symbol.Instrument));

    private Instrument Instrument(InstrumentId id) => catalog.TryGet(id, out var instrument)
        ? instrument
        : throw new InvalidOperationException($"Bot {Key} trades {id}, which is no longer known; add the instrument again.");

    private static VenueOrderFit Refuse(VenueOrderRequest request, Refusal refusal) =>
        new(request.Quantity, Step: 0, refusal);

    private DateTime Now() => timeProvider.GetUtcNow().UtcDateTime;
}
