using Orleans.Runtime;

namespace Orleans;

/// <summary>Makes references to grains. A reference costs nothing: the grain is activated by the first call.</summary>
public interface IGrainFactory
{
    /// <summary>A reference to the grain of a key.</summary>
    /// <param name="primaryKey">The key; neither null nor empty.</param>
    /// <param name="grainClassNamePrefix">Chooses among several classes that implement the interface.</param>
    /// <exception cref="ArgumentException">
    /// No class implements the interface, or several do and none is chosen.
    /// </exception>
    TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey;

    /// <summary>A reference to the grain of a key, by the interface's type.</summary>
    IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey);

    /// <summary>A reference to the grain of an identity.</summary>
    TGrainInterface GetGrain<TGrainInterface>(GrainId grainId) where TGrainInterface : IAddressable;

    /// <summary>An untyped reference to the grain of an identity.</summary>
    IAddressable GetGrain(GrainId grainId);
}
