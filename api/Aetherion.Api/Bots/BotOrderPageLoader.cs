using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

internal sealed class BotOrderPageLoader(ITradingHistory history)
    : BotPageLoader<OrderFilter, HistoryPage, Order>(history.ReadOrdersAsync);
