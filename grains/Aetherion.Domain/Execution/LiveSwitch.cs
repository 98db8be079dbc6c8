using Aetherion.Model;

namespace Aetherion.Domain.Execution;

/// <summary>
/// The way of a bot to live trading: it is asked for, and confirmed within minutes by who knows the challenge. A wrong
/// confirmation ends the request, so that none can be tried often.
/// </summary>
public static class LiveSwitch
{
    /// <summary>How long a request waits.</summary>
    public static readonly TimeSpan ConfirmWithin = TimeSpan.FromMinutes(5);

    /// <summary>Notes the request, in the place of an earlier one.</summary>
    public static BotState Request(BotState state, string challengeHash, string? person, DateTime now) =>
        state with { LiveRequest = new LiveRequest(challengeHash, person, now + ConfirmWithin) };

    /// <summary>Switches the bot over when the confirmation is good; the request is used up in any case.</summary>
    public static (BotState State, LiveSwitchOutcome Outcome) Confirm(
        BotState state, string challengeHash, string? person, bool mustBeAnother, DateTime now)
    {
        var rest = state with { LiveRequest = null };
        return state.LiveRequest switch
        {
            null => (state, LiveSwitchOutcome.NotRequested),
            var request when now >= request.ExpiresTime => (rest, LiveSwitchOutcome.Expired),
            var request when request.ChallengeHash != challengeHash => (rest, LiveSwitchOutcome.WrongChallenge),
            var request when mustBeAnother && (request.Person is null || person is null) =>
                (state, LiveSwitchOutcome.UnknownPerson),
            var request when mustBeAnother && request.Person == person => (state, LiveSwitchOutcome.SamePerson),
            _ => (rest with { Mode = TradingMode.Live, Version = state.Version + 1 }, LiveSwitchOutcome.Switched),
        };
    }

    /// <summary>Back to play money, which needs no confirmation; withdraws a request too.</summary>
    public static BotState UsePaper(BotState state) => state.Mode == TradingMode.Paper
        ? state with { LiveRequest = null }
        : state with { LiveRequest = null, Mode = TradingMode.Paper, Version = state.Version + 1 };
}
