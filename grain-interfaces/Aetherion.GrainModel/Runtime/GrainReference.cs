namespace Orleans.Runtime;

/// <summary>A reference to a grain; equal when it points to the same grain.</summary>
public class GrainReference : IAddressable, IEquatable<GrainReference>
{
    internal GrainReference(IGrainFactory grainFactory, GrainId grainId)
    {
        GrainFactory = grainFactory;
        GrainId = grainId;
    }

    /// <summary>The identity of the grain.</summary>
    public GrainId GrainId { get; }

    /// <summary>The name of the interface the reference calls.</summary>
    public virtual string InterfaceName => nameof(IAddressable);

    internal IGrainFactory GrainFactory { get; }

    /// <summary>A reference of another interface to the same grain.</summary>
    public virtual TGrainInterface Cast<TGrainInterface>() where TGrainInterface : IAddressable =>
        this is TGrainInterface already ? already : GrainFactory.GetGrain<TGrainInterface>(GrainId);

    /// <inheritdoc/>
    public bool Equals(GrainReference? other) => other is not null && GrainId.Equals(other.GrainId);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    /// <inheritdoc/>
    public override int GetHashCode() => GrainId.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => $"GrainReference:{GrainId}";

    /// <summary>Whether both point to the same grain.</summary>
    public static bool operator ==(GrainReference? reference1, GrainReference? reference2) =>
        reference1 is null ? reference2 is null : reference1.Equals(reference2);

    /// <summary>Whether they point to different grains.</summary>
    public static bool operator !=(GrainReference? reference1, GrainReference? reference2) =>
        !(reference1 == reference2);
}
