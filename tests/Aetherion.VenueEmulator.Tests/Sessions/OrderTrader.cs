using System.Globalization;
using System.Text.Json;
using Aetherion.Domain.Simulation;
using Aetherion.Domain.Venues.Budgets;
using Aetherion.Domain.Venues.Orders;
using Aetherion.Domain.Venues.Orders.Binance;
using Aetherion.Model;
using Aetherion.VenueEmulator.Core;
using Aetherion.VenueEmulator.Core.Binance;
using Aetherion.VenueEmulator.Core.Faults;
using VenueReply = Aetherion.VenueEmulator.Core.VenueReply;
using WireRequest = Aetherion.VenueEmulator.Core.VenueRequest;

namespace Aetherion.VenueEmulator.Tests.Sessions;

/// <summary>
/// Bots' orders under virtual time: stored, sent once, asked for, followed by user data, as the service does it, by a process
/// that is killed now and then. A bot whose order was refused decides anew, so that one that is given up too soon is there twice.
/// </summary>
internal sealed class OrderTrader
{
    /// <summary>Requests for orders and for market data share an address.</summary>
    public const string Address = "client";

    private const int Intents = 4;
    private const int OrdersMax = 8;
    private const int FirstConnection = 1_000_000;
    private const decimal Quantity = 0.01m;

    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);

    /// <summary>On its way a request takes so long at most, which is part of <see cref="Rule"/>.</summary>
    private const int TravelMsMax = 4_000;

    /// <summary>
    /// The venue's bounds for a world in which an order leaves within 5 s and arrives within 4 s, so that the proof takes less of
    /// the schedule; the deadline is near, so that it passes now and then.
    /// </summary>
    private static readonly NonExecutionRule Rule = new(
        CanProve: true, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(8));

    private readonly PriorityQueue<Action, (DateTime Time, long Number)> _plan = new();
    private readonly BinanceMarketKind _kind;
    private readonly BinanceVenue _venue;
    private readonly WitnessedVenue _witness;
    private readonly FaultyVenue _faulty;
    private readonly RequestLedger _ledger;
    private readonly OrderRecovery _recovery;
    private readonly RandomGenerator _random;
    private readonly IOrderProtocol _protocol;
    private readonly OrderLifeRules _rules;
    private readonly BinanceUserStreamReader _reader = new();
    private readonly VenueCredentials _credentials = new(EmulatorKey.Presets[0].Key, EmulatorKey.Presets[0].Secret);
    private readonly OrderIntent[] _intents;
    private readonly List<string> _sent = [];
    private TimeSpan _clockOffset;
    private bool _isClockKnown;
    private bool _hasStream;
    private int _connection = FirstConnection;
    private int _generation;
    private int _waitingCount;
    private long _number;
    private DateTime _now;

    public OrderTrader(
        int number, BinanceMarketKind kind, BinanceVenue venue, WitnessedVenue witness, FaultyVenue faulty, RequestLedger ledger,
        DateTime start, OrderRecovery recovery)
    {
        (_kind, _venue, _witness, _faulty, _ledger, _recovery) = (kind, venue, witness, faulty, ledger, recovery);
        _random = RandomGenerator.For(23, "orders", number);
        _protocol = kind == BinanceMarketKind.Spot ? new BinanceSpotOrders() : new BinanceFuturesOrders();
        _rules = new OrderLifeRules(Rule);
        _now = start;
        _intents = [.. Enumerable.Range(0, Intents).Select(i => new OrderIntent($"intent-{i}", i % 2 == 0 ? Side.Buy : Side.Sell))];
        foreach (var intent in _intents)
            After(1_000 + _random.NextInt32(13_000), () => Decide(intent));
        for (var kills = number % 3; kills > 0; kills--)
            After(1_000 + _random.NextInt32(20_000), Kill);
        After((int)LookInterval.TotalMilliseconds, Look);
    }

    public DateTime NextTime => _plan.TryPeek(out _, out var due) ? due.Time : DateTime.MaxValue;

    /// <summary>Whether everything was decided and its outcome is certain.</summary>
    public bool AreOver => _waitingCount == 0 && _intents.All(intent => intent.Life is { IsOver: true });

    public int KillCount { get; private set; }

    /// <summary>Orders that a person was told of, since the deadline had passed.</summary>
    public int ToldCount => _intents.Sum(intent => intent.ToldCount);

    public int SentCount => _sent.Count;

    public int ExecutedCount => _intents.SelectMany(intent => intent.Lives).Count(life => !life.Fills.IsEmpty);

    public static TimeSpan RetryAfter(VenueReply reply) => TimeSpan.FromSeconds(reply.Headers
        .Where(header => header.Key == "Retry-After").Select(header => double.Parse(header.Value, CultureInfo.InvariantCulture))
        .FirstOrDefault(5));

    public void Advance(DateTime now)
    {
        _now = now;
        while (_plan.TryPeek(out var action, out var due) && due.Time <= now)
        {
            _plan.Dequeue();
            action();
        }
    }

    /// <summary>Takes what a user stream sent; false for any other connection.</summary>
    public bool TryTake(in VenueOutput output)
    {
        if (output.Connection < FirstConnection)
            return false;
        if (output.Connection != _connection || !_hasStream)
            return true;
        if (output.Kind != VenueOutputKind.Frame)
            Reconnect();
        else if (_witness.WasSaid(output.Payload.Span) || !IsJson(output.Payload))
            Read(output.Payload);
        return true;
    }

    /// <summary>What is not as it must be; null when all is.</summary>
    public string? Check()
    {
        if (_intents.FirstOrDefault(intent => intent.Life is not { IsOver: true }) is { } open)
            return $"{open.Name} is {open.Life?.Phase.ToString() ?? "not begun"}, though the venue answers";
        if (_sent.Distinct().Count() != _sent.Count)
            return "an order was sent twice";
        var orders = Rows("allOrders");
        var trades = Rows("myTrades", "userTrades");
        if (orders.Select(ClientIdOf).Distinct().Count() != orders.Count)
            return "an order is at the venue twice";
        var lives = _intents.SelectMany(intent => intent.Lives).ToDictionary(life => life.Order.ClientOrderId);
        if (orders.FirstOrDefault(order => !lives.ContainsKey(ClientIdOf(order))) is { ValueKind: JsonValueKind.Object } stray)
            return $"the venue has an order that is nobody's: {stray}";
        return lives.Values.Select(life => Compare(life, orders, trades)).FirstOrDefault(difference => difference is not null)
            ?? _intents.Select(intent => CheckIntent(intent, orders)).FirstOrDefault(fault => fault is not null);
    }

    private static string? Compare(OrderLife life, List<JsonElement> orders, List<JsonElement> trades)
    {
        var id = life.Order.ClientOrderId;
        var order = orders.SingleOrDefault(row => ClientIdOf(row) == id);
        if (order.ValueKind == JsonValueKind.Undefined)
            return life.IsRefused ? null : $"{id} is {life.Phase}, and the venue knows of none";
        if (life.IsRefused)
            return $"{id} is given up ({life.Code}), and the venue has it";
        var theirs = trades.Where(trade => trade.GetProperty("orderId").GetInt64() == order.GetProperty("orderId").GetInt64())
            .Select(trade => (trade.GetProperty("id").ToString(), Number(trade, "price"), Number(trade, "qty"), Number(trade, "commission")))
            .Order();
        var ours = life.Fills.Select(fill => (fill.TradeId, fill.Price, fill.Quantity, fill.Commission)).Order();
        return ours.SequenceEqual(theirs) ? null : $"the executions of {id} differ";
    }

    private static string? CheckIntent(OrderIntent intent, List<JsonElement> orders)
    {
        var ids = intent.Lives.Select(life => life.Order.ClientOrderId).ToHashSet();
        var count = orders.Count(order => ids.Contains(ClientIdOf(order)));
        return count > 1 ? $"{intent.Name} was placed {count} times" : null;
    }

    private static string ClientIdOf(JsonElement order) => order.GetProperty("clientOrderId").GetString()!;

    private static decimal Number(JsonElement row, string name) =>
        decimal.Parse(row.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    /// <summary>Asked past the faults, at the venue's own time.</summary>
    private List<JsonElement> Rows(string spot, string? futures = null)
    {
        var (root, name) = _kind == BinanceMarketKind.Spot ? ("/api/v3/", spot) : ("/fapi/v1/", futures ?? spot);
        Domain.Venues.Orders.VenueRequest request = new(
            "GET", root + name, $"symbol={FaultRun.Symbol}&limit=1000", "", RequestSecurity.Signature, Weight: 0);
        var signed = _protocol.Sign(request, _credentials, new SigningMoment(_now, "check"));
        using var rows = JsonDocument.Parse(_venue.Handle(ToWire(signed) with { Address = "orders-witness" }, _now).Body);
        return [.. rows.RootElement.EnumerateArray().Select(row => row.Clone())];
    }

    private void Decide(OrderIntent intent)
    {
        var id = $"{intent.Name}-{intent.Stored.Count + 1}";
        var isBuy = intent.Side == Side.Buy;
        VenueOrder order = new(
            ClientOrderIds.Make(id, _now), FaultRun.Symbol, intent.Side, isBuy ? VenueOrderType.Limit : VenueOrderType.Market, Quantity,
            isBuy ? decimal.Round(LastPrice() * 1.02m, 1) : null,
            TimeInForce: isBuy ? TimeInForce.ImmediateOrCancel : TimeInForce.GoodTillCancelled);
        intent.Begin(OrderLifeRules.Begin(order, _now));
        if (!_hasStream)
            Connect();
        Measure(() => Send(intent, order.ClientOrderId));
    }

    private decimal LastPrice()
    {
        var root = _kind == BinanceMarketKind.Spot ? "/api/v3/" : "/fapi/v1/";
        var reply = _venue.Handle(
            WireRequest.Get(root + "ticker/price", $"symbol={FaultRun.Symbol}") with { Address = "orders-witness" }, _now);
        using var json = JsonDocument.Parse(reply.Body);
        return Number(json.RootElement, "price");
    }

    private void Send(OrderIntent intent, string id)
    {
        if (intent.Life is not { IsOver: false } life || life.Order.ClientOrderId != id)
            return;
        var notAfter = life.SentTime + OrderLifeRules.SendWithin;
        var request = _protocol.Place(life.Order);
        if (_ledger.Take(_now, request.Weight, VenueRequestPriority.Order) is { Ticks: > 0 } wait && _now + wait <= notAfter)
        {
            Guarded(wait, () => Send(intent, id));
            return;
        }
        if (_now > notAfter || _ledger.BlockedUntil > _now)
        {
            Place(intent, id, OrderReply.NotSent("too late"));
            return;
        }
        _sent.Add(id);
        Request(_protocol.Sign(request, _credentials, Moment()), answer => Place(
            intent, id, answer is { } found ? _protocol.ReadPlaced(life.Order, found) : OrderReply.Lost("no answer came")));
    }

    private void Place(OrderIntent intent, string id, OrderReply reply)
    {
        _isClockKnown &= reply.Kind != ReplyKind.ClockSkew;
        if (intent.Life?.Order.ClientOrderId != id)
            return;
        if (_recovery == OrderRecovery.BlindRetry && reply.Kind == ReplyKind.Unknown)
            reply = reply with { Kind = ReplyKind.Refused };
        Keep(intent, OrderLifeRules.Place(intent.Life, reply, _now));
    }

    /// <summary>A bot whose order was refused still wants what it wanted.</summary>
    private void Keep(OrderIntent intent, OrderLife life)
    {
        var wasUnderWay = intent.IsUnderWay;
        intent.Keep(life);
        if (wasUnderWay && !intent.IsUnderWay && life.IsRefused && intent.Stored.Count < OrdersMax)
        {
            _waitingCount++;
            After(1_000 + _random.NextInt32(2_000), () =>
            {
                _waitingCount--;
                Decide(intent);
            });
        }
    }

    private void Look()
    {
        foreach (var intent in _intents.Where(intent => intent.IsUnderWay))
        {
            Keep(intent, _rules.Advance(intent.Life!, _now));
            if (!intent.IsAsking && _recovery != OrderRecovery.NoQuestions && _rules.Ask(intent.Life!, _now) is { } question)
                Ask(intent, question);
        }
        After((int)LookInterval.TotalMilliseconds, Look);
    }

    private void Ask(OrderIntent intent, OrderQuestion question)
    {
        intent.IsAsking = true;
        var (asked, life) = (_now, intent.Life!);
        Measure(() =>
        {
            var request = OrderQuestions.Write(_protocol, question, life, _clockOffset);
            if (IsShort(request))
            {
                Answer(intent, question, OrderReply.Lost("the budget is short"), asked);
                return;
            }
            Request(_protocol.Sign(request, _credentials, Moment()), answer => Answer(
                intent, question,
                answer is { } found ? OrderQuestions.Read(_protocol, question, life, found) : OrderReply.Lost("no answer came"), asked));
        });
    }

    private void Answer(OrderIntent intent, OrderQuestion question, OrderReply reply, DateTime asked)
    {
        intent.IsAsking = false;
        _isClockKnown &= reply.Kind != ReplyKind.ClockSkew;
        if (intent.IsUnderWay)
            Keep(intent, _rules.Answer(intent.Life!, question, reply, asked, _now));
    }

    private SigningMoment Moment() => new(_now + _clockOffset, $"n{++_number}");

    /// <summary>Goes on when the venue's clock is known, or cannot be found out now.</summary>
    private void Measure(Action then)
    {
        if (_isClockKnown)
        {
            then();
            return;
        }
        var (before, request) = (_now, _protocol.Clock());
        if (IsShort(request))
        {
            then();
            return;
        }
        Request(SignedRequest.Plain(request), answer =>
        {
            if (answer is { IsSuccess: true } found && _protocol.ReadClock(found.Body) is { } theirs)
                (_clockOffset, _isClockKnown) = (theirs - (before + ((_now - before) / 2)), true);
            then();
        });
    }

    /// <summary>The request arrives also when its process is dead by then; the answer does not.</summary>
    private void Request(SignedRequest signed, Action<VenueAnswer?> then)
    {
        var generation = _generation;
        var travel = _random.NextInt32(12) == 0 ? _random.NextInt32(TravelMsMax) : 1 + _random.NextInt32(60);
        After(travel, () =>
        {
            var reply = _faulty.Handle(ToWire(signed), _now);
            if (reply.Status is 429 or 418)
                _ledger.Block(_now + RetryAfter(reply));
            // A damaged answer that is well formed is one that nobody could tell: it is not given.
            var isLost = reply.IsCut || reply.Delay > RequestTimeout
                || (reply.Status == 200 && !_witness.WasSaid(reply.Body.Span) && IsJson(reply.Body));
            var back = (int)reply.Delay.TotalMilliseconds + 1 + _random.NextInt32(60);
            After(back, () =>
            {
                if (generation == _generation)
                    then(isLost ? null : new VenueAnswer(reply.Status, reply.Body, reply.Status is 429 or 418 ? RetryAfter(reply) : null));
            });
        });
    }

    private void Connect()
    {
        _hasStream = true;
        if (_kind == BinanceMarketKind.Spot)
            Measure(() => Open(BinanceUserStreams.SpotPath, () => BinanceUserStreams.SpotSubscription(_credentials, Moment())));
        else
            Measure(StartFutures);
    }

    private void StartFutures()
    {
        var request = BinanceFuturesOrders.StartUserStream();
        if (IsShort(request))
        {
            Reconnect();
            return;
        }
        Request(_protocol.Sign(request, _credentials, Moment()), answer =>
        {
            if (answer is { IsSuccess: true } found && BinanceUserStreams.ReadListenKey(found.Body) is { } key)
                Open(BinanceUserStreams.FuturesPath(key), hello: null);
            else
                Reconnect();
        });
    }

    private bool IsShort(Domain.Venues.Orders.VenueRequest request) =>
        _ledger.Take(_now, request.Weight, VenueRequestPriority.Order) > TimeSpan.Zero;

    private void Open(string path, Func<string>? hello)
    {
        var question = path.Split('?');
        var request = WireRequest.Get(question[0], question.Length > 1 ? question[1] : "") with { Address = Address };
        if (_faulty.Open(++_connection, request, _now) is not null)
            Reconnect();
        else if (hello is not null)
            _faulty.Receive(_connection, System.Text.Encoding.UTF8.GetBytes(hello()), _now);
    }

    private void Reconnect() => Guarded(TimeSpan.FromMilliseconds(100 + _random.NextInt32(900)), Connect);

    private void Read(ReadOnlyMemory<byte> message)
    {
        if (BinanceUserStreams.IsRefusal(message))
        {
            _isClockKnown = false;
            _faulty.Leave(_connection);
            Reconnect();
            return;
        }
        if (!_reader.TryRead(message, out var read))
            return;
        foreach (var report in read.Reports)
        {
            foreach (var intent in _intents.Where(intent => intent.IsUnderWay))
                Keep(intent, OrderLifeRules.Observe(intent.Life!, report, _now));
        }
    }

    /// <summary>Ends the process: what was on its way to it is lost, and what is stored is asked for by the next one.</summary>
    private void Kill()
    {
        KillCount++;
        _generation++;
        _isClockKnown = false;
        _clockOffset = TimeSpan.Zero;
        if (_hasStream)
            _faulty.Leave(_connection);
        _hasStream = false;
        foreach (var intent in _intents)
            intent.Restart(_now);
        if (_intents.Any(intent => intent.IsUnderWay))
            Connect();
    }

    private void Guarded(TimeSpan delay, Action action)
    {
        var generation = _generation;
        After((int)Math.Ceiling(delay.TotalMilliseconds), () =>
        {
            if (generation == _generation)
                action();
        });
    }

    private void After(int milliseconds, Action action) => _plan.Enqueue(action, (_now.AddMilliseconds(milliseconds), ++_number));

    private static WireRequest ToWire(SignedRequest signed)
    {
        var parts = signed.PathAndQuery.Split('?', 2);
        return new WireRequest(
            signed.Method, parts[0], parts.Length > 1 ? parts[1] : "", System.Text.Encoding.UTF8.GetBytes(signed.Body),
            signed.Headers.ToDictionary(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase), Address);
    }

    private static bool IsJson(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
