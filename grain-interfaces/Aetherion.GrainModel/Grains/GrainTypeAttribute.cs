using Orleans.Runtime;

namespace Orleans;

/// <summary>Names the grain type of a class; without it the name is derived from the class's name.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class GrainTypeAttribute(string grainType) : Attribute
{
    private readonly GrainType _grainType = GrainType.Create(grainType);

    /// <summary>The grain type.</summary>
    public GrainType GetGrainType(IServiceProvider services, Type type) => _grainType;
}
