using Aetherion.Model;

namespace Aetherion.Api.Bots;

/// <summary>A page of what a bot did.</summary>
internal sealed record BotPage<TFilter, TPage>(TenantKey Bot, TFilter Filter, TPage Page)
    where TFilter : notnull
    where TPage : notnull;
