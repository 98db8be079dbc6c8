namespace Aetherion.Grains.Tests.Bots;

/// <summary>What goes wrong with an order at the scripted venue.</summary>
internal enum VenueFault
{
    None,

    /// <summary>It answers that the order stands, and tells of the execution when asked.</summary>
    AnsweredWithoutFills,

    ExecutedAnswerLost,
    NotExecutedAnswerLost,
    Refused,

    /// <summary>It stands open, and nothing of it is executed.</summary>
    StaysOpen,
}
