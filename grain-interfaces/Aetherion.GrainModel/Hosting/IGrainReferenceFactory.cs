using Orleans.Runtime;

namespace Aetherion.GrainModel.Hosting;

/// <summary>
/// What a grain factory of a host also does: make a reference when the interface is known as a type only.
/// </summary>
internal interface IGrainReferenceFactory
{
    GrainReference CreateReference(Type interfaceType, GrainId grainId);
}
