using Aetherion.GrainInterfaces;

namespace Aetherion.Postgres;

/// <summary>Whose the state of a grain is, as the database's <c>tenant_of_grain_state</c> has it too.</summary>
internal static class TenantOfState
{
    /// <summary>The store of stream subscriptions, by the name it has in Orleans.</summary>
    public const string SubscriptionStore = "PubSubStore";

    /// <summary>The tenant; null for grains that all share.</summary>
    public static string? Find(string store, string grainKey) => store switch
    {
        StorageNames.Tenant => OfTenantAttribute.TenantOf(grainKey),
        SubscriptionStore => OfStream(grainKey),
        _ => null,
    };

    // provider/namespace/key of the stream.
    private static string? OfStream(string grainKey)
    {
        var parts = grainKey.Split('/', 3);
        return parts is [StreamNames.TenantProvider, _, _] or [StreamNames.BorderProvider, StreamNames.BotEvents, _]
            ? OfTenantAttribute.TenantOf(parts[2])
            : null;
    }
}
