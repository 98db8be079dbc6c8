namespace Aetherion.GrainModel.CodeGeneration;

/// <summary>Names the generated manifest of an assembly.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class GrainManifestAttribute(Type manifestType) : Attribute
{
    /// <summary>The type, an <see cref="IGrainManifest"/> with a constructor without parameters.</summary>
    public Type ManifestType { get; } = manifestType;
}
