namespace Aetherion.Api.Live;

/// <summary>Something in a <see cref="StreamMembers{T}"/>.</summary>
internal abstract class StreamMember
{
    /// <summary>Its place in the list, which keeps it.</summary>
    public int Index { get; set; }
}
