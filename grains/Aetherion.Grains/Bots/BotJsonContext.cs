using System.Text.Json.Serialization;
using Aetherion.Domain.Execution;
using Aetherion.Grains.Plans;

namespace Aetherion.Grains.Bots;

/// <summary>The stored form of bots, accounts and tenants.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(AccountState))]
[JsonSerializable(typeof(BotState))]
[JsonSerializable(typeof(TenantState))]
[JsonSerializable(typeof(VenueOrderState))]
[JsonSerializable(typeof(TenantLimitsState))]
internal sealed partial class BotJsonContext : JsonSerializerContext;
