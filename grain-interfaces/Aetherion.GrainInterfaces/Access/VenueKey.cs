namespace Aetherion.GrainInterfaces;

/// <summary>A tenant's key to a trading venue as it may be shown: everything but its secret.</summary>
/// <param name="Id">Unique in the tenant.</param>
/// <param name="Venue">The venue, as in the ids of its instruments.</param>
/// <param name="MasterKey">The id of the key its own key is wrapped with.</param>
public sealed record VenueKey(
    string Tenant, string Id, string Venue, string Name, string MasterKey, DateTime CreatedTime, string CreatedBy)
{
    /// <summary>Whether what is held by a key can be traded by this one: it is the same, or was added in its place.</summary>
    public bool Serves(string id) => Id == id || Replaces(id);

    /// <summary>Whether its name says <c>replaces ID</c> of another: that it is for the same account at the venue.</summary>
    public bool Replaces(string id)
    {
        var words = Name.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return words.Zip(words.Skip(1)).Any(pair =>
            pair.First.Equals("replaces", StringComparison.OrdinalIgnoreCase) && pair.Second == id);
    }
}
