using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Api.Bots;

/// <summary>A page of the fills of a bot.</summary>
internal sealed record BotFillPage(TenantKey Bot, FillFilter Filter, HistoryPage Page);
