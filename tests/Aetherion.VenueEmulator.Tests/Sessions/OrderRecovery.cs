namespace Aetherion.VenueEmulator.Tests.Sessions;

/// <summary>What becomes of orders whose answer is lost; all but the first are mistakes that have to be found out.</summary>
internal enum OrderRecovery
{
    Whole,

    /// <summary>The venue is never asked.</summary>
    NoQuestions,

    /// <summary>An order without an answer counts as refused, and the bot decides anew.</summary>
    BlindRetry,
}
