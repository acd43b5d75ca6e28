using LiveRooms.Rules;

// The rules name the wire form of their types by attributes and know no generator; the code is generated here.
[assembly: GenerateCodeForDeclaringAssembly(typeof(Actor))]
