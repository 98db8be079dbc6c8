using System.Collections.Immutable;
using System.Globalization;

namespace Aetherion.Domain.Venues.Orders;

/// <summary>
/// The life of an order as functions from state to state, under a clock that is passed in. It is written down before it
/// is sent, it is sent once, and what it became is found out by asking: no state that these functions give is one to
/// send from, so an order cannot be placed twice. What is known for certain is never taken back by what comes later.
/// </summary>
public sealed class OrderLifeRules(NonExecutionRule rule)
{
    /// <summary>An order that has not left after this is not sent any more.</summary>
    public static readonly TimeSpan SendWithin = TimeSpan.FromSeconds(5);

    /// <summary>An answer that has not come after this is lost; the order may stand all the same.</summary>
    public static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(15);

    /// <summary>The most executions an order may have.</summary>
    public const int FillsMax = 1_000;

    /// <summary>The code of an order that is shown never to have arrived.</summary>
    public const string NeverArrived = "NEVER_ARRIVED";

    /// <summary>The code of an order of which a person said that it was not executed.</summary>
    public const string SettledNotExecuted = "SETTLED_NOT_EXECUTED";

    /// <summary>The code of a sale that is not sent, since the venue takes none that small.</summary>
    public const string TooSmallToSell = "TOO_SMALL_TO_SELL";

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan DelayMax = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan RoundDelayMax = TimeSpan.FromSeconds(5);

    /// <summary>The state to store before the order is sent, and the only one after which it may be.</summary>
    public static OrderLife Begin(VenueOrder order, DateTime now) =>
        new(order, now) { DoubtTime = now, NextQuestionTime = now + AnswerWithin };

    /// <summary>A sale that is not sent and that a person says the end of, since the venue takes none that small.</summary>
    /// <param name="text">The rule, with its figures.</param>
    public static OrderLife LeaveToPerson(VenueOrder sale, string text, DateTime now) =>
        Begin(sale, now) with { IsAnswered = true, IsRefused = true, Code = TooSmallToSell, Text = text };

    /// <summary>
    /// After a start on a stored state: what was not answered may have been sent. What the venue is known to have is asked for
    /// anew before it is one for a person.
    /// </summary>
    public static OrderLife Restart(OrderLife life, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(life);
        if (life.IsOver || life.IsOverdue)
            return life;
        if (!life.IsAnswered)
            return Doubt(life with { IsAnswered = true }, "", "the answer is lost", now);
        return life.IsKnownToExist ? life with { DoubtTime = now } : life;
    }

    /// <summary>After the answer to its placing.</summary>
    public static OrderLife Place(OrderLife life, OrderReply reply, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(life);
        ArgumentNullException.ThrowIfNull(reply);
        if (life.IsOver)
            return life;
        life = life with { IsAnswered = true };
        return reply.Kind switch
        {
            ReplyKind.Done => Accept(life, reply, now),
            // Whatever is known to exist was not refused.
            _ when life.IsKnownToExist => life,
            ReplyKind.Refused or ReplyKind.Limited or ReplyKind.ClockSkew =>
                life with { IsRefused = true, Code = reply.Code, Text = reply.Text },
            _ => Doubt(life, reply.Code, reply.Text, now),
        };
    }

    /// <summary>After the answer to its cancellation: what that does not say is asked for at once.</summary>
    public static OrderLife Cancel(OrderLife life, OrderReply reply, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(life);
        ArgumentNullException.ThrowIfNull(reply);
        if (life.IsOver || life.AwaitsWord)
            return life;
        var report = reply.Kind == ReplyKind.Done ? reply.Reports.FirstOrDefault(r => IsOf(r, life)) : null;
        life = report is null ? life : Absorb(life, report, now);
        return life.IsOver ? life : life with { NextQuestionTime = now };
    }

    /// <summary>
    /// After a person has said what became of an order of unknown outcome: all its executions, or none; where the venue held less than
    /// was to be sold, those by which the position was closed there. What the venue told of stays; null when the two do not go together.
    /// </summary>
    public static OrderLife? Settle(OrderLife life, ImmutableArray<VenueFill> executions, string reason)
    {
        ArgumentNullException.ThrowIfNull(life);
        var fills = Merge(life.Fills, executions);
        var executed = fills.Sum(f => f.Quantity);
        if (life.Phase != OrderPhase.OutcomeUnknown || executed > life.Order.Quantity || executed < life.ExecutedQuantity
            || fills.Length != executions.Length)
            return null;
        return EndBySaying(life, fills, reason);
    }

    /// <summary>
    /// After a person has said what an account is to book of an order, the executions of which cannot be booked as the venue told of
    /// them: their word stands in its place. Null when it is more than was ordered, or an execution is named twice.
    /// </summary>
    public static OrderLife? Overrule(OrderLife life, ImmutableArray<VenueFill> executions, string reason)
    {
        ArgumentNullException.ThrowIfNull(life);
        var fills = Merge([], executions);
        if (fills.Length != executions.Length || fills.Sum(f => f.Quantity) > life.Order.Quantity)
            return null;
        var text = string.Create(CultureInfo.InvariantCulture, $"{reason} (the venue told of {Amounts.Write(life.ExecutedQuantity)} executed)");
        return EndBySaying(life, fills, text) with { IsOverruled = true };
    }

    /// <summary>Whether a person has ended the order by saying just this.</summary>
    public static bool IsSettledBy(OrderLife life, ImmutableArray<VenueFill> executions)
    {
        ArgumentNullException.ThrowIfNull(life);
        return life is { IsOver: true, IsSettled: true } && life.Fills.Length == executions.Length
            && executions.All(said => life.Fills.Any(known => known with { Time = null } == said with { Time = null }));
    }

    /// <summary>
    /// Whether what the venue says of an order that ended without its word goes against that end: an order that stands or was
    /// executed where there was to be none, or other executions than a person told of.
    /// </summary>
    public static bool Contradicts(OrderLife ended, OrderReport report)
    {
        ArgumentNullException.ThrowIfNull(ended);
        ArgumentNullException.ThrowIfNull(report);
        if (!ended.CanBeContradicted || !IsOf(report, ended))
            return false;
        var isStanding = report.Status is VenueOrderStatus.New or VenueOrderStatus.PartiallyFilled;
        var executed = Math.Max(report.ExecutedQuantity ?? 0, report.Fills.Sum(f => f.Quantity));
        return isStanding || executed > ended.ExecutedQuantity
            || (report.Status.IsFinal() && report.ExecutedQuantity is { } sum && sum != ended.ExecutedQuantity)
            || report.Fills.Any(told => ended.Fills.All(known => known.TradeId != told.TradeId));
    }

    /// <summary>After an event of the user stream; one of another order changes nothing.</summary>
    public static OrderLife Observe(OrderLife life, OrderReport report, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(life);
        ArgumentNullException.ThrowIfNull(report);
        return life.IsOver || life.AwaitsWord || !IsOf(report, life) ? life : Absorb(life, report, now);
    }

    /// <summary>After the answer to a question that <see cref="Ask"/> named.</summary>
    /// <param name="askedTime">When the question was sent.</param>
    public OrderLife Answer(OrderLife life, OrderQuestion question, OrderReply reply, DateTime askedTime, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(life);
        ArgumentNullException.ThrowIfNull(reply);
        if (life.IsOver)
            return life;
        var reports = reply.Reports.Where(r => IsOf(r, life)).ToImmutableArray();
        if (reply.Kind == ReplyKind.Done && !reports.IsEmpty)
            return reports.Aggregate(life, (current, report) => Absorb(current, report, now));
        life = Delay(life, reply.RetryAfter, now);
        var isAbsent = question == OrderQuestion.ById
            ? reply.Kind == ReplyKind.NotFound
            : reply.Kind == ReplyKind.Done && question != OrderQuestion.Trades;
        return isAbsent && MayBeAbsent(life) ? Disprove(life, question, askedTime, now) : life;
    }

    /// <summary>
    /// After time has passed: answers that are lost, deadlines that have passed. No order that is sent rests in the book, so one
    /// whose end has not been told by then is one for a person, also when the venue has acknowledged or executed a part of it.
    /// It stays that until it ends.
    /// </summary>
    public OrderLife Advance(OrderLife life, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(life);
        if (life.IsOver)
            return life;
        if (!life.IsAnswered && !life.IsInDoubt && now >= life.SentTime + AnswerWithin)
            life = Doubt(life, "", "no answer in time", now);
        return !life.IsOverdue && !life.AwaitsWord && now >= life.DoubtTime + rule.Deadline
            ? life with { IsOverdue = true }
            : life;
    }

    /// <summary>What to ask the venue now; null while there is nothing to ask.</summary>
    public OrderQuestion? Ask(OrderLife life, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(life);
        if (life.IsOver || life.AwaitsWord || now < life.NextQuestionTime || life.Phase == OrderPhase.Sending)
            return null;
        if (life.IsKnownToExist && !(MayBeAbsent(life) && life.Evidence.IsNotById))
            return !life.HasAllFills && life.VenueOrderId.Length > 0 && life.QuestionCount % 2 == 1
                ? OrderQuestion.Trades
                : OrderQuestion.ById;
        if (!rule.CanProve || now < life.SentTime + rule.Settling)
            return OrderQuestion.ById;
        return life.Evidence switch
        {
            { IsNotById: false } => OrderQuestion.ById,
            { IsNotOpen: false } => OrderQuestion.OpenOrders,
            _ => OrderQuestion.History,
        };
    }

    private static OrderLife EndBySaying(OrderLife life, ImmutableArray<VenueFill> fills, string text)
    {
        var executed = fills.Sum(f => f.Quantity);
        life = life with { IsSettled = true, IsAnswered = true, IsOverdue = false, Text = text, Fills = fills, ExecutedQuantity = executed };
        return fills.IsEmpty
            ? life with { IsRefused = true, Code = SettledNotExecuted }
            : life with
            {
                IsRefused = false,
                Code = "",
                Status = executed == life.Order.Quantity ? VenueOrderStatus.Filled : VenueOrderStatus.Cancelled,
            };
    }

    private static bool IsOf(OrderReport report, OrderLife life) =>
        (report.Symbol.Length == 0 || report.Symbol == life.Order.Symbol)
        && (report.ClientOrderId.Length > 0
            ? report.ClientOrderId == life.Order.ClientOrderId
            : report.VenueOrderId.Length > 0 && report.VenueOrderId == life.VenueOrderId);

    private static OrderLife Doubt(OrderLife life, string code, string text, DateTime now) => life with
    {
        IsInDoubt = true,
        DoubtTime = now,
        QuestionCount = 0,
        NextQuestionTime = now,
        Code = code,
        Text = text,
    };

    private static OrderLife Accept(OrderLife life, OrderReply reply, DateTime now)
    {
        var report = reply.Reports.FirstOrDefault(r => IsOf(r, life));
        return report is null
            ? Doubt(life, "", "the answer is about another order", now)
            : Absorb(life, report, now);
    }

    /// <summary>News: adds what it tells; sums and ends only ever grow.</summary>
    private static OrderLife Absorb(OrderLife life, OrderReport report, DateTime now)
    {
        var fills = Merge(life.Fills, report.Fills);
        var executed = Math.Max(
            Math.Max(life.ExecutedQuantity, report.ExecutedQuantity ?? 0), fills.Sum(f => f.Quantity));
        var status = StatusOf(life, report, executed);
        var isNews = status != life.Status || executed != life.ExecutedQuantity || fills.Length != life.Fills.Length
            || !life.IsKnownToExist;
        life = life with
        {
            VenueOrderId = report.VenueOrderId.Length > 0 ? report.VenueOrderId : life.VenueOrderId,
            Status = status,
            Fills = fills,
            ExecutedQuantity = executed,
            IsAnswered = true,
            Evidence = OrderEvidence.None,
            Code = "",
            Text = report.Reason,
        };
        if (isNews)
            life = life with { QuestionCount = 0, DoubtTime = now };
        return Delay(life, retryAfter: null, now);
    }

    private static ImmutableArray<VenueFill> Merge(ImmutableArray<VenueFill> known, ImmutableArray<VenueFill> told)
    {
        foreach (var fill in told)
        {
            if (known.Length < FillsMax && known.All(f => f.TradeId != fill.TradeId))
                known = known.Add(fill);
        }
        return known;
    }

    private static VenueOrderStatus? StatusOf(OrderLife life, OrderReport report, decimal executed)
    {
        if (executed >= life.Order.Quantity)
            return VenueOrderStatus.Filled;
        return life.Status?.IsFinal() == true || report.Status == VenueOrderStatus.Unrecognized
            ? life.Status
            : report.Status;
    }

    private static OrderLife Delay(OrderLife life, TimeSpan? retryAfter, DateTime now)
    {
        // Rounds that are to prove something go on quickly, everything else ever more slowly.
        var max = life.Evidence == OrderEvidence.None ? DelayMax : RoundDelayMax;
        var delay = FirstDelay * Math.Pow(2, Math.Min(life.QuestionCount, 10));
        delay = delay > max ? max : delay;
        if (retryAfter > delay)
            delay = retryAfter.Value;
        return life with { QuestionCount = life.QuestionCount + 1, NextQuestionTime = now + delay };
    }

    /// <summary>Whether it may be that the venue has no such order: not where it is known to have it and to keep it.</summary>
    private bool MayBeAbsent(OrderLife life) =>
        !life.IsKnownToExist || (rule.ForgetsUnfilled && life.ExecutedQuantity == 0);

    private OrderLife Disprove(OrderLife life, OrderQuestion question, DateTime askedTime, DateTime now)
    {
        var evidence = life.Evidence;
        var earliest = evidence.FirstRoundTime is { } first
            ? first + rule.Confirmation
            : life.SentTime + rule.Settling;
        if (!rule.CanProve || askedTime < earliest)
            return life;
        evidence = evidence.With(question);
        if (!evidence.IsRoundComplete)
            return life with { Evidence = evidence, NextQuestionTime = now };
        return evidence.FirstRoundTime is null
            ? life with
            {
                Evidence = OrderEvidence.None with { FirstRoundTime = now },
                NextQuestionTime = now + rule.Confirmation,
            }
            : life.IsKnownToExist
                ? life with
                {
                    Status = VenueOrderStatus.Cancelled,
                    Evidence = evidence,
                    Text = "the venue has forgotten it, as it does with what ends without an execution",
                }
                : life with
                {
                    IsRefused = true,
                    Evidence = evidence,
                    Code = NeverArrived,
                    Text = "the venue knows no such order, and it is too late for it to arrive",
                };
    }
}
