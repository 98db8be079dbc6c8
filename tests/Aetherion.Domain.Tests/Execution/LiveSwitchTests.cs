using Aetherion.Domain.Execution;
using Aetherion.Model;

namespace Aetherion.Domain.Tests.Execution;

public sealed class LiveSwitchTests
{
    private static readonly DateTime Now = new(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc);
    private static readonly BotState Requested = LiveSwitch.Request(new BotState { Version = 3 }, "hash", "alice", Now);

    [Fact]
    public void A_request_changes_nothing_yet()
    {
        Requested.Mode.ShouldBe(TradingMode.Paper);
        Requested.Version.ShouldBe(3);
    }

    [Fact]
    public void Who_knows_the_challenge_switches_the_bot_once()
    {
        var (state, outcome) = LiveSwitch.Confirm(Requested, "hash", "alice", mustBeAnother: false, Now.AddMinutes(4.9));
        outcome.ShouldBe(LiveSwitchOutcome.Switched);
        state.Mode.ShouldBe(TradingMode.Live);
        state.Version.ShouldBe(4);
        LiveSwitch.Confirm(state, "hash", "alice", false, Now).Outcome.ShouldBe(LiveSwitchOutcome.NotRequested);
    }

    [Theory]
    [InlineData("hash", "bob", true, 1, LiveSwitchOutcome.Switched)]
    [InlineData("hash", "alice", true, 1, LiveSwitchOutcome.SamePerson)]
    [InlineData("hash", null, true, 1, LiveSwitchOutcome.UnknownPerson)]
    [InlineData("hash", null, false, 1, LiveSwitchOutcome.Switched)]
    [InlineData("other", "alice", false, 1, LiveSwitchOutcome.WrongChallenge)]
    [InlineData("hash", "alice", false, 5, LiveSwitchOutcome.Expired)]
    public void Each_confirmation_has_its_outcome(
        string challenge, string? person, bool mustBeAnother, int minutes, LiveSwitchOutcome expected)
    {
        var (state, outcome) = LiveSwitch.Confirm(Requested, challenge, person, mustBeAnother, Now.AddMinutes(minutes));
        outcome.ShouldBe(expected);
        state.Mode.ShouldBe(expected == LiveSwitchOutcome.Switched ? TradingMode.Live : TradingMode.Paper);
        (state.LiveRequest is not null).ShouldBe(
            expected is LiveSwitchOutcome.SamePerson or LiveSwitchOutcome.UnknownPerson);
    }

    [Fact]
    public void Who_asked_and_is_not_known_cannot_be_told_from_who_confirms()
    {
        var requested = LiveSwitch.Request(new BotState(), "hash", null, Now);

        LiveSwitch.Confirm(requested, "hash", "bob", mustBeAnother: true, Now).Outcome
            .ShouldBe(LiveSwitchOutcome.UnknownPerson);
    }

    [Fact]
    public void A_challenge_cannot_be_tried_twice()
    {
        var (state, _) = LiveSwitch.Confirm(Requested, "wrong", "alice", false, Now);
        LiveSwitch.Confirm(state, "hash", "alice", false, Now).Outcome.ShouldBe(LiveSwitchOutcome.NotRequested);
    }

    [Fact]
    public void Paper_trading_withdraws_everything()
    {
        LiveSwitch.UsePaper(Requested).LiveRequest.ShouldBeNull();
        LiveSwitch.UsePaper(Requested).Version.ShouldBe(3);
        var (live, _) = LiveSwitch.Confirm(Requested, "hash", "alice", false, Now);
        LiveSwitch.UsePaper(live).Mode.ShouldBe(TradingMode.Paper);
        LiveSwitch.UsePaper(live).Version.ShouldBe(5);
    }
}
