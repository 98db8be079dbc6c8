using Orleans.Runtime;

namespace Aetherion.Grains;

/// <summary>Writes a grain's state.</summary>
internal static class StoredStateExtensions
{
    /// <summary>Stores the next state; when that fails it stands as it stood, and asking again tries again.</summary>
    public static async Task StoreAsync<TState>(this IPersistentState<TState> stored, TState next)
    {
        var previous = stored.State;
        stored.State = next;
        try
        {
            await stored.WriteStateAsync();
        }
        catch
        {
            stored.State = previous;
            throw;
        }
    }
}
