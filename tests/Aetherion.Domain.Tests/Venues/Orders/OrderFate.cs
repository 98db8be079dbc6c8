namespace Aetherion.Domain.Tests.Venues.Orders;

/// <summary>What becomes of an order's placing.</summary>
internal enum OrderFate
{
    Answered,
    AnsweredWithoutFills,
    ExecutedAnswerLost,
    NotExecutedAnswerLost,
    ExecutedServerError,
    NotExecutedServerError,
    ArrivesLate,
    AnsweredLate,
    Refused,
    Limited,
    KilledBeforeSending,
}
