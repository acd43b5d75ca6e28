using LiveRooms.Rules.Ids;

// The rules reference no code generator, so the codecs of the rules' types that travel in grain calls are made here.
[assembly: GenerateCodeForDeclaringAssembly(typeof(ShowId))]
