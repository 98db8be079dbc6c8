namespace Aetherion.GrainModel.CodeGeneration;

/// <summary>Tells a host which grain interfaces and classes an assembly has, so that it need not search.</summary>
public interface IGrainManifest
{
    /// <summary>Adds the interfaces and classes.</summary>
    void Describe(GrainManifestBuilder builder);
}
