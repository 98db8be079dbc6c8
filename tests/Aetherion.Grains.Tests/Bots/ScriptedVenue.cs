using System.Collections.Concurrent;
using System.Collections.Immutable;
using Aetherion.Domain.Venues.Orders;
using Aetherion.Model;

namespace Aetherion.Grains.Tests.Bots;

/// <summary>A venue that outlives the processes that trade there, and keeps what it really executed.</summary>
internal sealed class ScriptedVenue(ScriptedMarket market)
{
    private static readonly NonExecutionRule Rule = new(
        CanProve: true, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(2));

    public static readonly OrderRules PlainRules = new()
    {
        Symbol = "BTC-USD",
        BaseAsset = "BTC",
        QuoteAsset = "USD",
        Permission = TradingPermission.Trading,
        Price = new StepRule(0.01m, 0, 0.01m),
        Lot = new StepRule(0.0001m, 100m, 0.0001m),
        Notional = new NotionalRule(10m, 0, MinForMarket: true, MaxForMarket: false),
    };

    private readonly ConcurrentDictionary<string, OrderReport> _orders = new();
    private readonly ConcurrentQueue<string> _placed = new();
    private int _askedCount;

    public bool IsConnected { get; set; } = true;

    public OrderRules Rules { get; set; } = PlainRules;

    /// <summary>What it says when it refuses.</summary>
    public (string Code, string Text) Refusal { get; init; } = ("-2010", "Account has insufficient balance.");

    /// <summary>The ids of the tenant's keys, the one added last at the end.</summary>
    public ImmutableArray<string> Keys { get; set; } = ["key-1"];

    /// <summary>Which key was added in the place of which.</summary>
    public ImmutableDictionary<string, string> Successors { get; set; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>With which keys orders were placed and cancelled, in order.</summary>
    public ConcurrentQueue<string> UsedKeys { get; } = new();

    /// <summary>Whether sales have to say that they only reduce.</summary>
    public bool SalesMustReduce { get; init; }

    /// <summary>What the venue was sent, whole, in order.</summary>
    public ConcurrentQueue<VenueOrder> Sent { get; } = new();

    /// <summary>Whether questions are answered.</summary>
    public bool IsReachable { get; set; } = true;

    /// <summary>How often the venue was asked about orders, answered or not.</summary>
    public int AskedCount => Volatile.Read(ref _askedCount);

    /// <summary>Whether the commission of a purchase comes out of what is bought.</summary>
    public bool TakesBase { get; init; }

    /// <summary>How far the quantities of executions are off the instrument's step.</summary>
    public decimal Oddness { get; init; }

    /// <summary>What goes wrong with the order of a number, counted from 1.</summary>
    public Func<int, VenueFault> FaultOf { get; init; } = _ => VenueFault.None;

    /// <summary>What the venue was sent, in order.</summary>
    public IReadOnlyCollection<string> Placed => _placed;

    public IReadOnlyCollection<OrderReport> Orders => [.. _orders.Values];

    public IEnumerable<VenueFill> Fills => _orders.Values.SelectMany(o => o.Fills);

    /// <summary>As venues do with orders that are old.</summary>
    public void Forget() => _orders.Clear();

    /// <summary>The venue as one process reaches it until it is killed.</summary>
    public IOrderGateway For(KillSwitch killSwitch) => new Gateway(this, killSwitch);

    private OrderReply Place(VenueOrder order)
    {
        _placed.Enqueue(order.ClientOrderId);
        Sent.Enqueue(order);
        var fault = FaultOf(_placed.Count);
        if (fault == VenueFault.Refused)
            return new OrderReply(ReplyKind.Refused, Refusal.Code, Refusal.Text, []);
        if (fault == VenueFault.NotExecutedAnswerLost)
            return OrderReply.Lost("torn");
        if (fault == VenueFault.StaysOpen)
            return OrderReply.Done(_orders[order.ClientOrderId] = Execute(order) with
            {
                Status = VenueOrderStatus.New, ExecutedQuantity = 0, Fills = [],
            });
        var report = Execute(order);
        return fault switch
        {
            VenueFault.ExecutedAnswerLost => OrderReply.Lost("torn"),
            VenueFault.AnsweredWithoutFills => OrderReply.Done(report with { Fills = [] }),
            _ => OrderReply.Done(report),
        };
    }

    /// <summary>Executes all of an order, whatever became of it before.</summary>
    public OrderReport Execute(VenueOrder order)
    {
        var price = ScriptedMarket.Instrument.ToDecimal(market.Newest!.Value.Candle.Close);
        var first = decimal.Round(order.Quantity / 2, 4) + Oddness;
        var number = 1_000 + (_placed.Count * 10);
        var report = new OrderReport(
            order.Symbol,
            order.ClientOrderId,
            $"{number}",
            VenueOrderStatus.Filled,
            order.Quantity,
            [Fill(order, number + 1, price, first), Fill(order, number + 2, price + 0.01m, order.Quantity - first)],
            "");
        _orders[order.ClientOrderId] = report;
        return report;
    }

    private VenueFill Fill(VenueOrder order, int tradeId, decimal price, decimal quantity)
    {
        var isBase = TakesBase && order.Side == Side.Buy;
        return new VenueFill(
            $"{tradeId}", price, quantity, (isBase ? quantity : price * quantity) * 0.001m, isBase ? "BTC" : "USD",
            market.GetUtcNow().UtcDateTime);
    }

    /// <summary>What the user stream tells, again and again.</summary>
    public OrderReport? News { get; set; }

    /// <summary>Orders that were cancelled.</summary>
    public ConcurrentQueue<string> Cancelled { get; } = new();

    private OrderReply Cancel(OrderReference order)
    {
        Cancelled.Enqueue(order.ClientOrderId);
        if (!IsReachable)
            return OrderReply.Lost("not reachable");
        if (!_orders.TryGetValue(order.ClientOrderId, out var found) || found.Status.IsFinal())
            return new OrderReply(ReplyKind.Refused, "-2011", "Unknown order sent.", []);
        return OrderReply.Done(_orders[order.ClientOrderId] = found with { Status = VenueOrderStatus.Cancelled });
    }

    private OrderReply Answer(OrderQuestion question, OrderLife life)
    {
        Interlocked.Increment(ref _askedCount);
        if (!IsReachable)
            return OrderReply.Lost("not reachable");
        var found = _orders.GetValueOrDefault(life.Order.ClientOrderId);
        return question switch
        {
            OrderQuestion.ById when found is null => new OrderReply(ReplyKind.NotFound, "-2013", "", []),
            OrderQuestion.Trades when found is not null => OrderReply.Done(found),
            OrderQuestion.ById or OrderQuestion.History when found is not null =>
                OrderReply.Done(found with { Fills = [] }),
            _ => OrderReply.Done(),
        };
    }

    private sealed class Gateway(ScriptedVenue venue, KillSwitch killSwitch) : IOrderGateway
    {
        public NonExecutionRule? FindRule(string name) => venue.IsConnected ? Rule : null;

        public bool SalesMustReduce(string name) => venue.SalesMustReduce;

        public Task<VenueAccount?> FindAccountAsync(
            string tenant, string name, string? keyId, CancellationToken cancellationToken)
        {
            var key = keyId is null ? venue.Keys.LastOrDefault()
                : venue.Keys.Contains(keyId) ? keyId
                : venue.Successors.GetValueOrDefault(keyId);
            return Task.FromResult(key is null ? null : new VenueAccount(tenant, name, key));
        }

        public Task<ImmutableArray<VenueAccount>> ListAccountsAsync(
            string tenant, string name, CancellationToken cancellationToken) =>
            Task.FromResult<ImmutableArray<VenueAccount>>([.. venue.Keys.Reverse().Select(key => new VenueAccount(tenant, name, key))]);

        public Task<OrderRules?> FindRulesAsync(InstrumentId instrument, CancellationToken cancellationToken) =>
            Task.FromResult<OrderRules?>(venue.Rules);

        public async Task<OrderReply> PlaceAsync(
            VenueAccount account, VenueOrder order, DateTime notAfter, CancellationToken cancellationToken)
        {
            venue.UsedKeys.Enqueue(account.KeyId);
            var reply = OrderReply.Lost("");
            await killSwitch.Around("order to venue", () =>
            {
                reply = venue.Place(order);
                return Task.CompletedTask;
            });
            return reply;
        }

        public Task<OrderReply> CancelAsync(VenueAccount account, OrderReference order, CancellationToken cancellationToken)
        {
            killSwitch.ThrowIfKilled();
            venue.UsedKeys.Enqueue(account.KeyId);
            return Task.FromResult(venue.Cancel(order));
        }

        public Task<OrderReply> AskAsync(
            VenueAccount account, OrderQuestion question, OrderLife life, CancellationToken cancellationToken)
        {
            killSwitch.ThrowIfKilled();
            return Task.FromResult(venue.Answer(question, life));
        }

        public Task<PositionReply> AskPositionsAsync(VenueAccount account, CancellationToken cancellationToken) =>
            Task.FromResult(PositionReply.Failed("it is a spot venue"));

        public ImmutableArray<OrderReport> TakeNews(VenueAccount account, OrderReference order)
        {
            killSwitch.ThrowIfKilled();
            return venue.News is { } news && news.ClientOrderId == order.ClientOrderId ? [news] : [];
        }
    }
}
