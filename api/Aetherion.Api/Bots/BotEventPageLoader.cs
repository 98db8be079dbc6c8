using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

internal sealed class BotEventPageLoader(ITradingHistory history)
    : BotPageLoader<EventFilter<BotEventKind>, NumberPage, BotEvent>(history.ReadEventsAsync);
