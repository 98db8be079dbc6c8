using Aetherion.Domain.Venues.Orders;

namespace Aetherion.Domain.Tests.Venues.Orders;

/// <summary>
/// A venue that loses answers, answers late, executes what it says it did not, tells events twice, late, in another
/// order or not at all, and is down for a while. It keeps what really happened, and shares no code with what is tested.
/// </summary>
internal sealed class FaultyVenue(Random random, VirtualTime time)
{
    private const int ArrivalMsMax = 5_000;
    private const int VisibleMsMax = 8_000;
    private const int OutageMsMax = 60_000;

    private readonly List<VenueFill> _fills = [];
    private readonly List<DateTime> _fillTimes = [];
    private VenueOrder? _order;
    private VenueOrderStatus _status = VenueOrderStatus.New;
    private DateTime? _arrived;
    private DateTime _visible = DateTime.MaxValue;
    private DateTime _outageEnd;

    public int PlacedCount { get; private set; }

    public IReadOnlyList<VenueFill> Fills => _fills;

    public bool HasArrived => _arrived is not null;

    public bool HasEnded => _status.IsFinal();

    /// <summary>Takes a new order; <paramref name="answer"/> is called when, and if, an answer comes.</summary>
    public void Place(VenueOrder order, OrderFate fate, Action<OrderReply> answer, Action<OrderReport> tell)
    {
        PlacedCount++;
        _order = order;
        if (random.Next(3) == 0)
            _outageEnd = time.Now.AddMilliseconds(random.Next(OutageMsMax));
        switch (fate)
        {
            case OrderFate.Answered or OrderFate.AnsweredWithoutFills or OrderFate.AnsweredLate:
                Arrive(tell);
                var delay = fate == OrderFate.AnsweredLate ? random.Next(10_000, 40_000) : random.Next(500);
                time.After(delay, () => answer(OrderReply.Done(Report(withFills: fate != OrderFate.AnsweredWithoutFills))));
                break;
            case OrderFate.ExecutedAnswerLost:
                Arrive(tell);
                break;
            case OrderFate.ExecutedServerError:
                Arrive(tell);
                time.After(random.Next(500), () => answer(new OrderReply(ReplyKind.Unknown, "-1007", "timeout", [])));
                break;
            case OrderFate.NotExecutedServerError:
                time.After(random.Next(500), () => answer(new OrderReply(ReplyKind.Unknown, "", "HTTP 502", [])));
                break;
            case OrderFate.ArrivesLate:
                time.After(random.Next(ArrivalMsMax), () => Arrive(tell));
                break;
            case OrderFate.Refused:
                time.After(random.Next(500), () => answer(new OrderReply(ReplyKind.Refused, "-2010", "no funds", [])));
                break;
            case OrderFate.Limited:
                time.After(random.Next(500), () => answer(new OrderReply(ReplyKind.Limited, "-1015", "too many", [])));
                break;
        }
    }

    public OrderReply Answer(OrderQuestion question)
    {
        if (time.Now < _outageEnd)
            return random.Next(2) == 0
                ? OrderReply.Lost("down")
                : new OrderReply(ReplyKind.Limited, "-1003", "", [], TimeSpan.FromSeconds(random.Next(5)));
        if (_order is null || time.Now < _visible)
            return question == OrderQuestion.ById
                ? new OrderReply(ReplyKind.NotFound, "-2013", "Order does not exist.", [])
                : OrderReply.Done();
        return question switch
        {
            OrderQuestion.ById or OrderQuestion.History => OrderReply.Done(Other(), Report(withFills: false)),
            OrderQuestion.OpenOrders => HasEnded ? OrderReply.Done(Other()) : OrderReply.Done(Report(withFills: false)),
            _ => OrderReply.Done(Trades()),
        };
    }

    private void Arrive(Action<OrderReport> tell)
    {
        _arrived = time.Now;
        _visible = time.Now.AddMilliseconds(random.Next(VisibleMsMax));
        Tell(Report(withFills: false), tell);
        var count = random.Next(0, 5);
        var left = _order!.Quantity;
        for (var i = 1; i <= count; i++)
        {
            var quantity = i == count && random.Next(2) == 0 ? left : decimal.Round(left / 3, 4);
            left -= quantity;
            var fill = new VenueFill($"{1000 + i}", 100m + i, quantity, 0.001m, "USDT", time.Now);
            time.After(random.Next(3_000) * i, () => Fill(fill, tell));
        }
        time.After(16_000 + random.Next(30_000), () => End(tell));
    }

    private void Fill(VenueFill fill, Action<OrderReport> tell)
    {
        _fills.Add(fill);
        _fillTimes.Add(time.Now);
        _status = Executed() == _order!.Quantity ? VenueOrderStatus.Filled : VenueOrderStatus.PartiallyFilled;
        Tell(Report(withFills: false) with { Fills = [fill] }, tell);
    }

    private void End(Action<OrderReport> tell)
    {
        if (HasEnded)
            return;
        _status = random.Next(2) == 0 ? VenueOrderStatus.Cancelled : VenueOrderStatus.Expired;
        Tell(Report(withFills: false), tell);
    }

    /// <summary>Not at all, once, or twice; each time so late that later events overtake it.</summary>
    private void Tell(OrderReport report, Action<OrderReport> tell)
    {
        for (var copies = random.Next(3); copies > 0; copies--)
            time.After(random.Next(6_000), () => tell(report));
    }

    private decimal Executed() => _fills.Sum(f => f.Quantity);

    private OrderReport Report(bool withFills) => new(
        _order!.Symbol, _order.ClientOrderId, "77", _status, Executed(), withFills ? [.. _fills] : [], "");

    private OrderReport Trades() => new(
        _order!.Symbol,
        "",
        "77",
        VenueOrderStatus.Unrecognized,
        null,
        [.. _fills.Where((_, i) => random.Next(4) != 0 || _fillTimes[i] < time.Now.AddSeconds(-5))],
        "");

    private OrderReport Other() => new(_order!.Symbol, "somebody-elses", "78", VenueOrderStatus.Filled, 1, [], "");
}
