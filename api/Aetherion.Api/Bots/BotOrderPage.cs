using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

/// <summary>A page of the orders of a bot.</summary>
internal sealed record BotOrderPage(TenantKey Bot, OrderFilter Filter, HistoryPage Page);
