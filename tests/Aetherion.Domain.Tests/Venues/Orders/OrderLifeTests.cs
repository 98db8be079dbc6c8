using Aetherion.Domain.Venues.Orders;
using Aetherion.Domain.Venues.Orders.Binance;
using Aetherion.Domain.Venues.Orders.Coinbase;
using Aetherion.Domain.Venues.Orders.Weex;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Venues.Orders;

/// <summary>
/// Orders through random schedules of faults: none is placed twice, none is lost, each execution counts once, and every
/// doubt ends.
/// </summary>
public sealed class OrderLifeTests
{
    /// <summary>Every event is told by then, so that what comes after an end is seen too.</summary>
    private const int MinutesMin = 2;

    private const int MinutesMax = 15;

    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly NonExecutionRule Proof = new BinanceSpotOrders().NonExecution;
    private static readonly VenueOrder Order = new("bot-1-2-0", "BTCUSDT", Side.Buy, VenueOrderType.Market, 1.5m);

    [Fact]
    public void No_schedule_places_an_order_twice_or_loses_one() => RunMany(1_000);

    [Fact(Explicit = true)]
    public void No_schedule_of_fifty_thousand_places_an_order_twice_or_loses_one() => RunMany(50_000);

    /// <summary>The bound is what the proof rests on: without it these tests find the orders that are given up too soon.</summary>
    [Fact]
    public void A_rule_without_a_bound_in_time_is_caught()
    {
        var hasty = Proof with { Settling = TimeSpan.Zero, Confirmation = TimeSpan.Zero };
        Enumerable.Range(0, 1_000).Select(seed => Run(seed, hasty)).Count(o => o.Fault is not null).ShouldBeGreaterThan(5);
    }

    [Fact]
    public void Where_nothing_can_be_proved_a_person_is_told_and_nothing_is_given_up()
    {
        for (var seed = 0; seed < 220; seed++)
        {
            var outcome = Run(seed, new WeexOrders(isFutures: false).NonExecution);
            var isLeftToAPerson = outcome is { HasArrived: false, WasForAPerson: true }
                && outcome.Life.Phase == OrderPhase.OutcomeUnknown;
            (isLeftToAPerson || outcome.Fault is null).ShouldBeTrue(outcome.Fault);
            if (outcome.Fate is OrderFate.NotExecutedAnswerLost or OrderFate.KilledBeforeSending)
                isLeftToAPerson.ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1.5)]
    public void A_sale_of_what_the_venue_does_not_hold_is_over_by_a_persons_word_alone(double closed)
    {
        var rules = new OrderLifeRules(Proof);
        OrderReply refusal = new(ReplyKind.Refused, OrderReply.NothingToReduceCode, "why", []);
        var life = OrderLifeRules.Place(OrderLifeRules.Begin(Order with { Side = Side.Sell }, Start), refusal, Start);
        var later = Start + TimeSpan.FromDays(1);
        life = OrderLifeRules.Restart(rules.Advance(life, later), later);
        life = OrderLifeRules.Cancel(life, new OrderReply(ReplyKind.NotFound, "-2011", "unknown", []), later);
        (life.Phase, life.IsOver, rules.Ask(life, later)).ShouldBe((OrderPhase.OutcomeUnknown, false, null));

        VenueFill[] fills = closed == 0 ? [] : [new VenueFill("liquidation", 30_000m, (decimal)closed, 0, "", Time: null)];
        life = OrderLifeRules.Settle(life, [.. fills], "seen there").ShouldNotBeNull();
        (life.IsOver, life.FilledQuantity).ShouldBe((true, (decimal)closed));
        life.Phase.ShouldBe(closed == 0 ? OrderPhase.Rejected : closed == 1.5 ? OrderPhase.Filled : OrderPhase.Cancelled);
    }

    [Theory]
    [InlineData(ReplyKind.Refused)]
    [InlineData(ReplyKind.Limited)]
    [InlineData(ReplyKind.ClockSkew)]
    public void A_refusal_ends_an_order(ReplyKind kind)
    {
        var life = OrderLifeRules.Place(OrderLifeRules.Begin(Order, Start), new OrderReply(kind, "-1", "why", []), Start);
        (life.Phase, life.Code, life.Text).ShouldBe((OrderPhase.Rejected, "-1", "why"));
    }

    [Fact]
    public void A_refusal_does_not_end_an_order_that_the_venue_told_of()
    {
        var life = OrderLifeRules.Observe(OrderLifeRules.Begin(Order, Start), Report(VenueOrderStatus.New, 0), Start);
        life = OrderLifeRules.Place(life, new OrderReply(ReplyKind.Refused, "-1", "why", []), Start);
        life.Phase.ShouldBe(OrderPhase.Acknowledged);
    }

    [Fact]
    public void An_execution_told_three_ways_counts_once_and_an_end_is_not_taken_back()
    {
        var fill = new VenueFill("1", 100m, 1.5m, 0, "", Start);
        var life = OrderLifeRules.Place(
            OrderLifeRules.Begin(Order, Start), OrderReply.Done(Report(VenueOrderStatus.New, 0)), Start);
        life = OrderLifeRules.Observe(life, Report(VenueOrderStatus.PartiallyFilled, 1m), Start);
        life.Phase.ShouldBe(OrderPhase.Unknown);
        life = OrderLifeRules.Observe(life, Report(VenueOrderStatus.Filled, 1.5m) with { Fills = [fill] }, Start);
        life = OrderLifeRules.Observe(life, Report(VenueOrderStatus.Filled, 1.5m) with { Fills = [fill] }, Start);
        life = OrderLifeRules.Observe(life, Report(VenueOrderStatus.New, 0), Start);
        life.Phase.ShouldBe(OrderPhase.Filled);
        life.Fills.ShouldHaveSingleItem().ShouldBe(fill);
    }

    [Fact]
    public void More_executed_than_ordered_is_for_a_person()
    {
        var life = OrderLifeRules.Observe(
            OrderLifeRules.Begin(Order, Start), Report(VenueOrderStatus.Filled, 2m) with { Fills = [new("1", 1, 2m, 0, "", Start)] }, Start);
        life.IsOver.ShouldBeFalse();
        life = Rules().Advance(life, Start + Proof.Deadline);
        life.Phase.ShouldBe(OrderPhase.OutcomeUnknown);
        OrderLifeRules.Settle(life, life.Fills, "why").ShouldBeNull();
        OrderLifeRules.Overrule(life, life.Fills, "why").ShouldBeNull("no account books more than was reserved");
        life = OrderLifeRules.Overrule(life, [life.Fills[0] with { Quantity = 1.5m }], "why").ShouldNotBeNull();
        (life.Phase, life.FilledQuantity, life.Text).ShouldBe((OrderPhase.Filled, 1.5m, "why (the venue told of 2 executed)"));
        life.CanBeContradicted.ShouldBeFalse();
    }

    [Fact]
    public void An_outcome_that_became_known_after_all_ends_the_doubt()
    {
        var life = OrderLifeRules.Place(OrderLifeRules.Begin(Order, Start), OrderReply.Lost("torn"), Start);
        life.Phase.ShouldBe(OrderPhase.Unknown);
        life = Rules().Advance(life, Start + Proof.Deadline);
        life.Phase.ShouldBe(OrderPhase.OutcomeUnknown);
        life = OrderLifeRules.Observe(life, Report(VenueOrderStatus.Cancelled, 0), Start);
        life.Phase.ShouldBe(OrderPhase.Cancelled);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    public void An_order_of_which_the_venue_tells_no_end_is_for_a_person_until_it_ends(double part)
    {
        var executed = (decimal)part;
        var status = executed == 0 ? VenueOrderStatus.New : VenueOrderStatus.PartiallyFilled;
        var open = Report(status, executed) with { Fills = executed == 0 ? [] : [new("1", 100m, executed, 0, "", Start)] };
        var life = OrderLifeRules.Place(OrderLifeRules.Begin(Order, Start), OrderReply.Done(open), Start);
        var now = Start + Proof.Deadline;
        Rules().Advance(life, now.AddSeconds(-1)).Phase.ShouldBe(executed == 0 ? OrderPhase.Acknowledged : OrderPhase.PartiallyFilled);
        life = Rules().Advance(life, now);
        life.Phase.ShouldBe(OrderPhase.OutcomeUnknown);
        Rules().Ask(life, now).ShouldBe(OrderQuestion.ById, "the venue is still asked");
        foreach (var report in new[] { open, Report(VenueOrderStatus.Unrecognized, executed), Report(VenueOrderStatus.PartiallyFilled, 0.6m) with { Fills = [new("2", 100m, 0.6m - executed, 0, "", Start)] } })
        {
            life = Rules().Advance(OrderLifeRules.Observe(life, report, now), now);
            life.Phase.ShouldBe(OrderPhase.OutcomeUnknown, "it does not change with each answer who has to look");
        }
        var settled = OrderLifeRules.Settle(life, life.Fills, "seen there").ShouldNotBeNull();
        (settled.IsOver, settled.Phase, settled.FilledQuantity).ShouldBe((true, OrderPhase.Cancelled, 0.6m));
        life = OrderLifeRules.Observe(life, Report(VenueOrderStatus.Cancelled, 0.6m), now);
        (life.IsOver, life.Phase).ShouldBe((true, OrderPhase.Cancelled));
    }

    [Fact]
    public void An_order_that_the_venue_has_is_asked_for_after_a_start_before_it_is_for_a_person()
    {
        var life = OrderLifeRules.Place(OrderLifeRules.Begin(Order, Start), OrderReply.Done(Report(VenueOrderStatus.New, 0)), Start);
        var later = Start + TimeSpan.FromDays(3);
        life = Rules().Advance(OrderLifeRules.Restart(life, later), later);
        (life.Phase, Rules().Ask(life, later)).ShouldBe((OrderPhase.Acknowledged, OrderQuestion.ById));
        life = Rules().Advance(life, later + Proof.Deadline);
        life.Phase.ShouldBe(OrderPhase.OutcomeUnknown);
        OrderLifeRules.Restart(life, later + Proof.Deadline).Phase.ShouldBe(OrderPhase.OutcomeUnknown);
    }

    [Fact]
    public void Not_found_proves_nothing_before_the_bound_or_by_one_question_alone()
    {
        OrderReply absent = new(ReplyKind.NotFound, "-2013", "", []);
        var life = OrderLifeRules.Place(OrderLifeRules.Begin(Order, Start), OrderReply.Lost("torn"), Start);
        var late = Start + Proof.Settling;
        life = Rules().Answer(life, OrderQuestion.ById, absent, late - TimeSpan.FromMilliseconds(1), late);
        life.Evidence.ShouldBe(OrderEvidence.None);
        for (var i = 0; i < 20; i++)
            life = Rules().Answer(life, OrderQuestion.ById, absent, late.AddSeconds(i), late.AddSeconds(i));
        life.Phase.ShouldBe(OrderPhase.Unknown);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_order_that_the_venue_had_and_has_forgotten_ended_without_an_execution_where_venues_forget(bool forgets)
    {
        OrderLifeRules rules = new(Proof with { ForgetsUnfilled = forgets });
        var life = OrderLifeRules.Place(OrderLifeRules.Begin(Order, Start), OrderReply.Done(Report(VenueOrderStatus.New, 0)), Start);
        List<OrderQuestion> asked = [];
        for (var now = Start; now < Start.AddMinutes(10) && !life.IsOver; now = now.AddSeconds(1))
        {
            life = rules.Advance(life, now);
            if (rules.Ask(life, now) is not { } question)
                continue;
            if (now >= Start + Proof.Settling)
                asked.Add(question);
            OrderReply reply = question == OrderQuestion.ById ? new(ReplyKind.NotFound, "", "", []) : OrderReply.Done();
            life = rules.Answer(life, question, reply, now, now);
        }
        life.Phase.ShouldBe(forgets ? OrderPhase.Cancelled : OrderPhase.OutcomeUnknown, "it cannot be asked for for ever");
        if (forgets)
            asked.Take(6).ShouldBe(
                [OrderQuestion.ById, OrderQuestion.OpenOrders, OrderQuestion.History, OrderQuestion.ById, OrderQuestion.OpenOrders, OrderQuestion.History]);
    }

    [Fact]
    public void One_execution_keeps_an_order_from_being_forgotten()
    {
        OrderLifeRules rules = new(Proof with { ForgetsUnfilled = true });
        var life = OrderLifeRules.Place(
            OrderLifeRules.Begin(Order, Start), OrderReply.Done(Report(VenueOrderStatus.PartiallyFilled, 0.1m)), Start);
        for (var now = Start; now < Start.AddMinutes(10); now = now.AddSeconds(1))
        {
            if (rules.Ask(life, now) is { } question)
                life = rules.Answer(life, question, new OrderReply(ReplyKind.NotFound, "", "", []), now, now);
        }
        life.IsOver.ShouldBeFalse();
    }

    [Fact]
    public void Deadlines_of_venues_leave_time_for_the_proof()
    {
        foreach (IOrderProtocol venue in new IOrderProtocol[]
                 { new BinanceSpotOrders(), new BinanceFuturesOrders(), new CoinbaseOrders(), new CoinbaseExchangeOrders(), new WeexOrders(true) })
        {
            var rule = venue.NonExecution;
            (rule.Deadline - rule.Settling - rule.Confirmation).ShouldBeGreaterThan(TimeSpan.FromSeconds(45), venue.Venue);
        }
    }

    private static void RunMany(int count)
    {
        var outcomes = Enumerable.Range(0, count).Select(seed => Run(seed, Proof)).ToList();
        outcomes.Select(o => o.Fault).FirstOrDefault(f => f is not null).ShouldBeNull();
        foreach (var fate in Enum.GetValues<OrderFate>())
            outcomes.Count(o => o.Fate == fate).ShouldBeGreaterThan(count / 20);
        outcomes.Sum(o => o.Kills).ShouldBeGreaterThan(count);
        outcomes.Select(o => o.Life.Phase).Distinct().Order()
            .ShouldBe([OrderPhase.Filled, OrderPhase.Cancelled, OrderPhase.Rejected, OrderPhase.Expired]);
    }

    private static Outcome Run(int seed, NonExecutionRule rule)
    {
        Random random = new(seed);
        VirtualTime time = new();
        FaultyVenue venue = new(random, time);
        OrderProcess process = new(new OrderLifeRules(rule), venue, time, random, killPercent: seed % 3 * 2);
        var fates = Enum.GetValues<OrderFate>();
        var fate = fates[seed % fates.Length];
        process.Start(Order, fate);
        for (var minute = 1; minute <= MinutesMax && !(minute > MinutesMin && process.Life.IsOver); minute++)
            time.RunUntil(Start.AddMinutes(minute));
        return new Outcome(
            fate, process.Life, venue.HasArrived, process.WasForAPerson, process.KillCount, Judge(seed, process, venue));
    }

    /// <summary>What is wrong with the end of a run; null when nothing is.</summary>
    private static string? Judge(int seed, OrderProcess process, FaultyVenue venue)
    {
        var life = process.Life;
        var fault = (life, venue) switch
        {
            { venue.PlacedCount: > 1 } => "placed twice",
            { life.IsOver: false } => "never ended",
            { life.Phase: OrderPhase.Rejected, venue.HasArrived: true } => "given up, and the venue has it",
            { life.Phase: not OrderPhase.Rejected, venue.HasArrived: false } => "the venue never had it",
            _ when !life.Fills.OrderBy(f => f.TradeId).SequenceEqual(venue.Fills.OrderBy(f => f.TradeId)) => "other fills",
            _ => null,
        };
        return fault is null ? null : $"seed {seed}: {fault}: {life}";
    }

    private static OrderLifeRules Rules() => new(Proof);

    private static OrderReport Report(VenueOrderStatus status, decimal executed) =>
        new("BTCUSDT", "bot-1-2-0", "77", status, executed, [], "");

    private sealed record Outcome(
        OrderFate Fate, OrderLife Life, bool HasArrived, bool WasForAPerson, int Kills, string? Fault);
}
