using Aetherion.GrainInterfaces;

namespace Aetherion.Api.Bots;

internal sealed class BotFillPageLoader(ITradingHistory history)
    : BotPageLoader<FillFilter, HistoryPage, BotFill>(history.ReadFillsAsync);
